#include "indexer/page_metadata.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

#include "indexer/article_date.h"
#include "indexer/text_rules.h"

namespace khabar {

namespace {

using Names = std::span<const std::string_view>;

// Each from the most trusted name to the least.
constexpr std::array<std::string_view, 9> kTitles{"ld:headline",   "og:title", "twitter:title",
                                                  "parsely-title", "dc.title", "dcterms.title",
                                                  "item:headline", "h1",       "title"};
constexpr std::array<std::string_view, 24> kDates{"ld:datepublished",
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
                                                  "pubdate",
                                                  "publishdate",
                                                  "publish-date",
                                                  "publication_date",
                                                  "date",
                                                  "time:published",
                                                  "ld:datecreated",
                                                  "item:datecreated",
                                                  "time",
                                                  "ld:datemodified",
                                                  "article:modified_time",
                                                  "last-modified"};
constexpr std::array<std::string_view, 9> kSources{"og:site_name",     "ld:publisher", "ld:site",
                                                   "parsely-network",  "dc.publisher", "dcterms.publisher",
                                                   "application-name", "publisher",    "source"};
constexpr std::array<std::string_view, 6> kSections{"ld:articlesection", "article:section",     "og:article:section",
                                                    "parsely-section",   "item:articlesection", "section"};
constexpr std::array<std::string_view, 11> kAuthors{
    "ld:author", "article:author", "author",   "parsely-author",   "sailthru.author", "dc.creator", "dcterms.creator",
    "byl",       "item:author",    "a:author", "og:article:author"};
constexpr std::array<std::string_view, 3> kUrls{"canonical", "og:url", "ld:url"};
constexpr std::array<std::string_view, 6> kLanguages{"lang",     "ld:inlanguage",    "og:locale",
                                                     "language", "content-language", "dc.language"};

const std::vector<std::string>& values_of(const PageValues& values, std::string_view name) {
  static const std::vector<std::string> kNone;
  const auto found = values.find(name);
  return found == values.end() ? kNone : found->second;
}

std::vector<std::string> all_of(const PageValues& values, Names names) {
  std::vector<std::string> all;
  for (const std::string_view name : names) {
    for (const std::string& value : values_of(values, name)) all.push_back(value);
  }
  return all;
}

bool is_absolute(std::string_view url) { return url.starts_with("http://") || url.starts_with("https://"); }

// What the first name with values has, repetitions and urls (of profiles) apart.
std::string joined(const PageValues& values, Names names) {
  for (const std::string_view name : names) {
    std::vector<std::string> kept;
    for (const std::string& value : values_of(values, name)) {
      if (!is_absolute(value) && std::find(kept.begin(), kept.end(), value) == kept.end()) kept.push_back(value);
    }
    if (!kept.empty()) return fmt::format("{}", fmt::join(kept, ", "));
  }
  return {};
}

std::string first_of(const PageValues& values, Names names) {
  for (const std::string_view name : names) {
    if (!values_of(values, name).empty()) return values_of(values, name).front();
  }
  return {};
}

std::string best_date(const PageValues& values) {
  for (const std::string& date : all_of(values, kDates)) {
    if (parse_date(date)) return date;
  }
  return {};
}

std::string best_url(const PageValues& values) {
  for (const std::string& url : all_of(values, kUrls)) {
    const std::size_t path = is_absolute(url) ? url.find('/', url.find("//") + 2) : std::string::npos;
    if (path != std::string::npos && path + 1 < url.size()) return url;
  }
  return {};
}

std::string best_title(const PageValues& values, const std::vector<std::string>& titles) {
  if (titles.empty()) return {};
  return without_site_name(titles.front(), titles, all_of(values, kSources));
}

// Latin letters small, so that "CNN arabic" is "CNN Arabic".
std::string comparable(std::string_view text) {
  std::string result = collapse_spaces(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

bool is_among(std::string_view text, const std::vector<std::string>& list) {
  const std::string wanted = comparable(text);
  return std::any_of(list.begin(), list.end(), [&](const std::string& one) { return comparable(one) == wanted; });
}

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

std::vector<std::string> page_titles(const PageValues& values) { return all_of(values, kTitles); }

bool says_article(const PageValues& values) {
  for (const std::string_view name : {"ld:article", "article:published_time", "item:datepublished"}) {
    if (values.contains(name)) return true;
  }
  return is_among("article", values_of(values, "og:type"));
}

std::string without_site_name(std::string_view title, const std::vector<std::string>& titles,
                              const std::vector<std::string>& site_names) {
  constexpr std::array<std::string_view, 8> kSeparators{" | ", " - ", " – ", " — ", " :: ", " » ", " • ", " · "};
  const std::string whole = continued(collapse_spaces(title), titles);
  std::string best = whole;
  for (const std::string_view separator : kSeparators) {
    for (std::size_t at = whole.find(separator); at != std::string::npos; at = whole.find(separator, at + 1)) {
      const std::string left = whole.substr(0, at);
      const std::string right = whole.substr(at + separator.size());
      const bool keeps_left = is_among(right, site_names) || is_among(left, titles);
      const bool keeps_right = is_among(left, site_names) || is_among(right, titles);
      const std::string& kept = keeps_left ? left : right;
      if ((keeps_left || keeps_right) && !is_among(kept, site_names) && kept.size() < best.size()) best = kept;
    }
  }
  return best;
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
  draft.date = best_date(values);
  draft.section = first_of(values, kSections);
  draft.author = joined(values, kAuthors);
  draft.language = first_of(values, kLanguages);
  if (draft.url.empty()) draft.url = best_url(values);
  draft.source = first_of(values, kSources);
  if (draft.source.empty()) draft.source = host_of(draft.url);
}

}  // namespace khabar
