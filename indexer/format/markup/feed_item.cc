#include "indexer/format/markup/feed_item.h"

#include <algorithm>
#include <array>
#include <set>
#include <span>

#include "indexer/format/fields/marked_up_fields.h"
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
constexpr std::array<std::string_view, 11> kDates{
    "wp:post_date_gmt", "pubdate",         "published", "dc:date",          "dcterms:issued", "issued",
    "created",          "dcterms:created", "updated",   "dcterms:modified", "wp:post_date"};
constexpr std::array<std::string_view, 2> kSections{"category", "dc:subject"};
constexpr std::array<std::string_view, 2> kAuthors{"dc:creator", "author"};
constexpr std::array<std::string_view, 3> kStates{"wp:status", "wp:post_type", "wp:post_password"};
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

// In databases of WordPress line ends stand for paragraphs: its export has no <p>.
std::string body_text(std::string_view markup, ArticleDraft& draft) {
  std::string text = plain_body(markup, draft.problem);
  while (!text.empty()) {
    const std::size_t last = text.rfind('\n') + 1;  // 0 if there is one line
    const std::string_view line = std::string_view(text).substr(last);
    if (!is_footer(line) && !is_label(line, false)) break;
    text.resize(last == 0 ? 0 : last - 1);
  }
  return text;
}

std::string best_body(const FeedValues& item, ArticleDraft& draft) {
  for (const std::string_view markup : all_of(item, kBodies)) {
    if (std::string text = body_text(markup, draft); !text.empty()) return text;
  }
  return {};
}

std::vector<std::string> dates_of(const FeedValues& item) {
  std::vector<std::string> dates;
  for (const std::string_view date : all_of(item, kDates)) {
    if (!trim(date).starts_with("0000-00-00")) dates.emplace_back(date);  // a draft's in WordPress
  }
  return dates;
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

std::string state_of(const FeedValues& item, std::string_view name) {
  const auto found = item.find(name);
  return found == item.end() || found->second.empty() ? std::string() : collapse_spaces(found->second.front());
}

}  // namespace

std::string_view why_unpublished(const FeedValues& item) {
  static constexpr std::array<std::string_view, 18> kNoArticles{
      "attachment",       "revision",          "nav_menu_item",     "custom_css",   "customize_changeset",
      "oembed_cache",     "user_request",      "wp_block",          "wp_template",  "wp_template_part",
      "wp_global_styles", "wp_navigation",     "wp_font_family",    "wp_font_face", "acf-field",
      "acf-field-group",  "elementor_library", "wpcf7_contact_form"};
  const std::string type = state_of(item, "wp:post_type");
  if (std::ranges::find(kNoArticles, type) != kNoArticles.end()) return "attachments, revisions and menus of WordPress";
  const std::string status = state_of(item, "wp:status");
  if (!status.empty() && status != "publish") return "not published in WordPress";
  return state_of(item, "wp:post_password").empty() ? std::string_view() : "behind a password in WordPress";
}

bool is_feed_field(std::string_view name) {
  for (const Names names : {Names(kIds), Names(kUrls), Names(kTitles), Names(kBodies), Names(kDates), Names(kSections),
                            Names(kAuthors), Names(kLanguages), Names(kStates)}) {
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
  draft.body = best_body(item, draft);
  draft.other_dates = dates_of(item);
  if (!draft.other_dates.empty()) draft.date = draft.other_dates.front();
  draft.section = html_to_text(first_of(item, kSections));
  draft.author = authors(item);
  draft.language = first_of(item, kLanguages);
  if (draft.language.empty()) draft.language = first_of(channel, kLanguages);
  draft.source = html_to_text(first_of(channel, kTitles));
  return draft;
}

}  // namespace khabar
