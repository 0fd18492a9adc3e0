#include "indexer/page/page_metadata.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <span>

#include "common/ascii.h"
#include "common/utf8.h"
#include "indexer/article/article_date.h"
#include "indexer/article/missing_value.h"
#include "indexer/page/text_labels.h"
#include "indexer/text/text_rules.h"

namespace khabar {

namespace {

using Names = std::span<const std::string_view>;

// Each from the most trusted name to the least.
constexpr std::array<std::string_view, 10> kTitleKeys{"ld:headline", "og:title",      "twitter:title", "parsely-title",
                                                      "dc.title",    "dcterms.title", "dc:title",      "item:headline",
                                                      "h1",          "title"};
constexpr std::array<std::string_view, 31> kDateKeys{"ld:datepublished",
                                                     "article:published_time",
                                                     "og:article:published_time",
                                                     "item:datepublished",
                                                     "parsely-pub-date",
                                                     "sailthru.date",
                                                     "dc.date.issued",
                                                     "dcterms.issued",
                                                     "dcterms.created",
                                                     "dc.date.created",
                                                     "dc.date",
                                                     "dcterms.date",
                                                     "dc:date",
                                                     "dc:created",
                                                     "schema:datepublished",
                                                     "datepublished",
                                                     "publisheddate",
                                                     "published_date",
                                                     "pubdate",
                                                     "publishdate",
                                                     "publish-date",
                                                     "publication_date",
                                                     "publish_date",
                                                     "date",
                                                     "time:published",
                                                     "ld:datecreated",
                                                     "item:datecreated",
                                                     "time",
                                                     "ld:datemodified",
                                                     "article:modified_time",
                                                     "last-modified"};
constexpr std::size_t kSurestKeys = 5;
constexpr std::size_t kPublicationKeys = kDateKeys.size() - 3;  // without those of changes
constexpr std::array<std::string_view, 10> kSources{
    "og:site_name", "ld:publisher",      "ld:site",          "item:publisher", "parsely-network",
    "dc.publisher", "dcterms.publisher", "application-name", "publisher",      "source"};
constexpr std::array<std::string_view, 11> kSectionKeys{"ld:articlesection",
                                                        "article:section",
                                                        "og:article:section",
                                                        "item:articlesection",
                                                        "parsely-section",
                                                        "item:genre",
                                                        "section",
                                                        "postlabel",
                                                        "category",
                                                        "a:category",
                                                        "class:section"};
constexpr std::array<std::string_view, 11> kAuthorKeys{"ld:author",  "item:author",      "article:author",
                                                       "author",     "parsely-author",   "sailthru.author",
                                                       "dc.creator", "dcterms.creator",  "byl",
                                                       "a:author",   "og:article:author"};
constexpr std::array<std::string_view, 1> kClassAuthors{"class:author"};
constexpr std::array<std::string_view, 3> kUrlKeys{"canonical", "og:url", "ld:url"};
constexpr std::array<std::string_view, 6> kLanguageKeys{"lang",     "ld:inlanguage",    "og:locale",
                                                        "language", "content-language", "dc.language"};

// A title, or a name of the site: longer ones are cut, and further ones left out, because each part of a title is
// compared with all of them.
constexpr std::size_t kLongestPageTitle = 4000;
constexpr std::size_t kMostTitles = 100;

std::vector<std::string> all_of(const PageValues& values, Names names, std::size_t most = std::string::npos) {
  std::vector<std::string> all;
  for (const std::string_view name : names) {
    for (const std::string& value : values.of(name)) {
      if (all.size() < most) all.push_back(value);
    }
  }
  return all;
}

std::vector<std::string> titles_of(const PageValues& values, Names names) {
  std::vector<std::string> titles = all_of(values, names, kMostTitles);
  std::erase_if(titles, is_no_title);
  for (std::string& title : titles) title.resize(beginning(title, kLongestPageTitle).size());
  return titles;
}

// "بقلم: سعاد العمري", "كتب - عمر الفاروقي"
std::string without_by(std::string_view author) {
  struct Before {
    std::string_view word;
    bool needs_mark;  // "تحرير الساحل" is a name
  };
  constexpr std::array kBefore{Before{"بقلم", false}, Before{"بواسطة", false}, Before{"By", false},
                               Before{"by", false},   Before{"كتب", true},     Before{"كتبت", true},
                               Before{"إعداد", true}, Before{"تحرير", true}};
  for (const Before& before : kBefore) {
    if (!author.starts_with(before.word)) continue;
    const std::string_view rest = author.substr(before.word.size());
    const std::size_t name = rest.find_first_not_of(" :-/|");
    if (name == std::string_view::npos || name == 0) continue;
    const bool has_mark = rest.substr(0, name).find_first_of(":-/|") != std::string_view::npos;
    if (has_mark || !before.needs_mark) return std::string(rest.substr(name));
  }
  return std::string(author);
}

bool is_absolute(std::string_view url) { return url.starts_with("http://") || url.starts_with("https://"); }

// What the first name with values has, repetitions and urls (of profiles) apart.
std::string joined(const PageValues& values, Names names) {
  for (const std::string_view name : names) {
    std::vector<std::string> kept;
    for (const std::string& value : values.of(name)) {
      if (!is_absolute(value) && std::find(kept.begin(), kept.end(), value) == kept.end()) kept.push_back(value);
    }
    if (!kept.empty()) return fmt::format("{}", fmt::join(kept, ", "));
  }
  return {};
}

std::string first_of(const PageValues& values, Names names) {
  for (const std::string_view name : names) {
    if (!values.of(name).empty()) return values.of(name).front();
  }
  return {};
}

std::string author_names(const PageValues& values) {
  const std::string said = joined(values, kAuthorKeys);
  if (!said.empty()) return without_by(said);
  // Themes call other things an author as well.
  constexpr std::size_t kLongestName = 60;
  const std::string first = without_by(first_of(values, kClassAuthors));
  return count_code_points(first, kLongestName + 1) <= kLongestName ? first : std::string();
}

// The first date that can be read, and those that may name the same moment better.
void fill_date(const PageValues& values, ArticleDraft& draft) {
  constexpr std::size_t kMostOtherDates = 20;
  const std::vector<std::string> all = all_of(values, kDateKeys, PageValues::kMostOfAName);
  auto best = std::ranges::find_if(all, [](const std::string& date) { return parse_date(date).has_value(); });
  if (best == all.end())
    best = std::ranges::find_if(all, [](const std::string& d) { return read_date(d).has_value(); });
  if (best == all.end()) return;
  draft.date = *best;
  const std::vector<std::string> first = all_of(values, Names(kDateKeys).first(kPublicationKeys), kMostOtherDates);
  for (const std::string& other : first) {
    if (other != draft.date) draft.other_dates.push_back(other);
  }
}

// A date of publication that cannot be read: somebody should know.
std::string unread_date(const PageValues& values) { return first_of(values, Names(kDateKeys).first(kSurestKeys)); }

std::string best_url(const PageValues& values) {
  for (const std::string& url : all_of(values, kUrlKeys)) {
    const std::size_t path = is_absolute(url) ? url.find('/', url.find("//") + 2) : std::string::npos;
    if (path != std::string::npos && path + 1 < url.size()) return url;
  }
  return {};
}

std::string best_title(const PageValues& values, const std::vector<std::string>& titles) {
  if (titles.empty()) return {};
  return without_site_name(titles.front(), titles, titles_of(values, kSources));
}

// Latin letters small, so that "CNN arabic" is "CNN Arabic".
std::string comparable(std::string_view text) { return ascii::to_lower(collapse_spaces(text)); }

std::set<std::string> all_comparable(const std::vector<std::string>& list) {
  std::set<std::string> all;
  for (const std::string& one : list) all.insert(comparable(one));
  return all;
}

constexpr std::array<std::string_view, 10> kSeparators{
    " | ", " - ", " – ", " — ", " :: ", " » ", " • ", " · ", " : ", ": "};

std::string continued(std::string_view title, const std::vector<std::string>& titles) {
  for (const std::string_view dots : {"...", "…"}) {
    if (!title.ends_with(dots)) continue;
    const std::string_view begin = trim(title.substr(0, title.size() - dots.size()));
    for (const std::string& other : titles) {
      if (other.starts_with(begin) && !other.ends_with(dots)) return other;
    }
  }
  return std::string(title);
}

}  // namespace

std::vector<std::string> page_titles(const PageValues& values) { return titles_of(values, kTitleKeys); }

bool claims_article(const PageValues& values) {
  for (const std::string_view name : {"ld:article", "article:published_time", "item:datepublished"}) {
    if (values.contains(name)) return true;
  }
  return all_comparable(values.of("og:type")).contains("article");
}

std::string without_site_name(std::string_view title, const std::vector<std::string>& titles,
                              const std::vector<std::string>& site_names) {
  const std::string whole = continued(collapse_spaces(title), titles);
  const std::set<std::string> known = all_comparable(titles);
  const std::set<std::string> sites = all_comparable(site_names);
  std::string best = whole;
  for (const std::string_view separator : kSeparators) {
    for (std::size_t at = whole.find(separator); at != std::string::npos; at = whole.find(separator, at + 1)) {
      const std::string left = comparable(whole.substr(0, at));
      const std::string right = comparable(whole.substr(at + separator.size()));
      const bool keeps_left = sites.contains(right) || known.contains(left);
      const bool keeps_right = sites.contains(left) || known.contains(right);
      if ((!keeps_left && !keeps_right) || sites.contains(keeps_left ? left : right)) continue;
      const std::string kept = keeps_left ? whole.substr(0, at) : whole.substr(at + separator.size());
      if (kept.size() < best.size()) best = kept;
    }
  }
  return best;
}

std::string site_in_titles(const std::vector<std::string>& titles, std::string_view title) {
  for (const std::string& whole : titles) {
    for (const std::string_view separator : kSeparators) {
      std::string_view site(whole);
      if (!title.empty() && whole.starts_with(std::string(title) + std::string(separator))) {
        site = site.substr(site.rfind(separator) + separator.size());
      } else if (!title.empty() && whole.ends_with(std::string(separator) + std::string(title))) {
        site = site.substr(0, site.find(separator));
      } else {
        continue;
      }
      if (!is_label(site, false)) return std::string(site);
    }
  }
  return {};
}

std::string host_of(std::string_view url) {
  if (!is_absolute(url)) return {};
  std::string_view host = url.substr(url.find("//") + 2);
  host = host.substr(0, host.find_first_of("/?#"));
  host = host.substr(host.rfind('@') + 1);
  host = host.substr(0, host.find(':'));
  if (host.starts_with("www.")) host.remove_prefix(4);
  return std::string(host);
}

void fill_metadata(const PageValues& values, ArticleDraft& draft) {
  draft.title = best_title(values, page_titles(values));
  fill_date(values, draft);
  if (draft.date.empty()) draft.date = unread_date(values);
  draft.section = first_of(values, kSectionKeys);
  draft.author = author_names(values);
  draft.language = first_of(values, kLanguageKeys);
  if (draft.url.empty()) draft.url = best_url(values);
  draft.source = first_of(values, kSources);
  if (draft.source.empty()) draft.source = host_of(draft.url);
}

}  // namespace khabar
