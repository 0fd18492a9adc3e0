#include "indexer/format/feed_item.h"

#include <algorithm>
#include <array>
#include <set>
#include <span>

#include "indexer/article/article_date.h"
#include "indexer/page/html_blocks.h"
#include "indexer/page/text_labels.h"
#include "indexer/text/text_rules.h"

namespace khabar {

namespace {

using Names = std::span<const std::string_view>;

constexpr std::array<std::string_view, 3> kIds{"guid", "id", "rdf:about"};
constexpr std::array<std::string_view, 2> kUrls{"feedburner:origlink", "link"};
constexpr std::array<std::string_view, 2> kTitles{"title", "dc:title"};
constexpr std::array<std::string_view, 5> kBodies{"content:encoded", "content", "description", "summary",
                                                  "dc:description"};
constexpr std::array<std::string_view, 9> kDates{"pubdate", "published",       "dc:date", "dcterms:issued",  "issued",
                                                 "created", "dcterms:created", "updated", "dcterms:modified"};
constexpr std::array<std::string_view, 2> kSections{"category", "dc:subject"};
constexpr std::array<std::string_view, 2> kAuthors{"dc:creator", "author"};
constexpr std::array<std::string_view, 3> kLanguages{"dc:language", "language", "xml:lang"};

std::vector<std::string_view> all_of(const FeedValues& values, Names names) {
  std::vector<std::string_view> all;
  for (const std::string_view name : names) {
    const auto found = values.find(name);
    if (found != values.end()) all.insert(all.end(), found->second.begin(), found->second.end());
  }
  return all;
}

std::string first_of(const FeedValues& values, Names names) {
  for (const std::string_view value : all_of(values, names)) {
    if (!trim(value).empty()) return collapse_spaces(value);
  }
  return {};
}

bool is_url(std::string_view text) { return text.starts_with("http://") || text.starts_with("https://"); }

// WordPress's last line: "The post ... appeared first on ...", in its Arabic translations too.
bool is_footer(std::string_view line) {
  return (line.starts_with("The post ") && line.find("appeared first on") != std::string_view::npos) ||
         line.find("ظهرت أولاً على") != std::string_view::npos || line.find("أولاً على موقع") != std::string_view::npos;
}

std::string body_text(std::string_view markup) {
  std::string text = html_to_text(markup);
  while (!text.empty()) {
    const std::size_t last = text.rfind('\n') + 1;  // 0 if there is one line
    const std::string_view line = std::string_view(text).substr(last);
    if (!is_footer(line) && !is_label(line, false)) break;
    text.resize(last == 0 ? 0 : last - 1);
  }
  return text;
}

std::string best_body(const FeedValues& item) {
  for (const std::string_view markup : all_of(item, kBodies)) {
    if (std::string text = body_text(markup); !text.empty()) return text;
  }
  return {};
}

std::string best_date(const FeedValues& item) {
  for (const std::string_view date : all_of(item, kDates)) {
    if (parse_date(date)) return std::string(date);
  }
  return {};
}

// RSS wants "editor@example.org (Salim Haddad)".
std::string author_name(std::string_view author) {
  const std::size_t open = author.find('(');
  const bool has_mail = author.substr(0, open).find('@') != std::string_view::npos;
  if (!has_mail || open == std::string_view::npos) return collapse_spaces(author);
  return collapse_spaces(author.substr(open + 1, author.rfind(')') - open - 1));
}

std::string authors(const FeedValues& item) {
  std::set<std::string> names;
  std::string joined;
  for (const std::string_view author : all_of(item, kAuthors)) {
    const std::string name = author_name(author);
    if (name.empty() || !names.insert(name).second) continue;
    if (!joined.empty()) joined += ", ";
    joined += name;
  }
  return joined;
}

}  // namespace

bool is_feed_field(std::string_view name) {
  for (const Names names : {Names(kIds), Names(kUrls), Names(kTitles), Names(kBodies), Names(kDates), Names(kSections),
                            Names(kAuthors), Names(kLanguages)}) {
    if (std::ranges::find(names, name) != names.end()) return true;
  }
  return false;
}

ArticleDraft feed_item_draft(const FeedValues& item, const FeedValues& channel) {
  ArticleDraft draft;
  draft.id = first_of(item, kIds);
  draft.url = first_of(item, kUrls);
  if (draft.url.empty() && is_url(draft.id)) draft.url = draft.id;
  draft.title = html_to_text(first_of(item, kTitles));
  draft.body = best_body(item);
  draft.date = best_date(item);
  draft.section = html_to_text(first_of(item, kSections));
  draft.author = authors(item);
  draft.language = first_of(item, kLanguages);
  if (draft.language.empty()) draft.language = first_of(channel, kLanguages);
  draft.source = html_to_text(first_of(channel, kTitles));
  return draft;
}

}  // namespace khabar
