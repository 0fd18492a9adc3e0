#include "indexer/format/fields/marked_up_fields.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "common/ascii.h"
#include "indexer/limits.h"
#include "indexer/page/html_blocks.h"
#include "indexer/page/html_elements.h"
#include "indexer/page/html_page.h"
#include "indexer/page/page_metadata.h"
#include "indexer/text/charset.h"
#include "indexer/text/markup.h"
#include "indexer/text/markup_head.h"
#include "indexer/text/numeric_entities.h"
#include "indexer/text/text_rules.h"

namespace khabar {

namespace {

constexpr std::array<std::string_view, 36> kInlineElements{
    "a",    "b",   "i",   "u",   "em",   "strong", "span", "s",    "small",  "font",    "br",    "img",
    "mark", "sub", "sup", "del", "ins",  "strike", "q",    "cite", "code",   "abbr",    "time",  "bdi",
    "bdo",  "wbr", "big", "tt",  "meta", "link",   "hr",   "kbd",  "source", "picture", "input", "o:p"};

bool is_html_element(std::string_view name) {
  return is_block_element(name) || is_without_text(name) ||
         std::ranges::find(kInlineElements, name) != kInlineElements.end();
}

// What kinds of tags a text has.
struct TagsOfText {
  bool any = false;
  bool blocks = false;
  bool paragraphs = false;  // <p> or <br>
  bool page = false;        // <html> or <body>
};

TagsOfText tags_of(std::string_view text) {
  TagsOfText tags;
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    if (text.substr(at).starts_with("<!--")) tags.any = true;
    const Tag tag = read_tag(text.substr(at));
    if (tag.name.empty() || !is_html_element(tag.name)) continue;
    tags.any = true;
    tags.blocks = tags.blocks || is_block_element(tag.name);
    tags.paragraphs = tags.paragraphs || tag.name == "p" || tag.name == "br";
    tags.page = tags.page || tag.name == "html" || tag.name == "body";
    if (tags.paragraphs && tags.page) break;
  }
  return tags;
}

// &nbsp; holds words together and is no part of a text.
std::string with_plain_spaces(std::string_view text) {
  constexpr std::string_view kNoBreakSpace = "\xC2\xA0";
  std::string result;
  for (std::size_t at = text.find(kNoBreakSpace); at != std::string_view::npos; at = text.find(kNoBreakSpace)) {
    result += text.substr(0, at);
    result += ' ';
    text.remove_prefix(at + kNoBreakSpace.size());
  }
  return result + std::string(text);
}

// Line ends that are paragraphs become <br>: all of them where no block has a tag, else empty lines.
std::string with_breaks(std::string_view text, const TagsOfText& tags) {
  std::string result;
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const bool is_empty = trim(rest.substr(0, end)).empty();
    result += rest.substr(0, end);
    if (end < rest.size()) result += !tags.blocks || is_empty ? "<br>" : "\n";
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return result;
}

// Two searches for one character each are quicker than one for either.
bool may_have_markup(std::string_view text) {
  return text.find('<') != std::string_view::npos || text.find('&') != std::string_view::npos;
}

// Of the page stays what the record did not say better.
void take_page(ArticleDraft& draft, const CheckPoint& check) {
  ArticleDraft page;
  auto problem = parse_html_article(draft.body, page, check);
  if (problem) {
    draft.body = html_to_text(draft.body, &draft.problem);
    return;
  }
  draft.body = std::move(page.body);
  draft.body_is_description = page.body_is_description;
  for (const auto field : {&ArticleDraft::title, &ArticleDraft::date, &ArticleDraft::source, &ArticleDraft::url,
                           &ArticleDraft::section, &ArticleDraft::author, &ArticleDraft::language}) {
    if ((draft.*field).empty()) draft.*field = std::move(page.*field);
  }
}

}  // namespace

bool begins_with_html(std::string_view text) {
  const std::string name = read_markup_head(text.substr(0, kFormatHead)).root;
  return is_html_element(name) && name != "svg" && name != "math";
}

std::string plain_body(std::string_view text, std::string& problem) {
  const TagsOfText tags = tags_of(text);
  if (tags.any) return html_to_text(tags.paragraphs ? std::string(text) : with_breaks(text, tags), &problem);
  std::string decoded = decode_entities(text);
  if (decoded == text) return with_plain_spaces(decoded);
  const TagsOfText inside = tags_of(decoded);  // "&lt;p&gt;"
  if (!inside.any) return with_plain_spaces(decoded);
  return html_to_text(inside.paragraphs ? decoded : with_breaks(decoded, inside), &problem);
}

void clean_fields(ArticleDraft& draft, const CheckPoint& check) {
  for (const std::string* field : {&draft.title, &draft.body}) {
    const bool is_named = draft.encoding == kUtf8 && may_have_markup(*field) && is_in_numeric_entities(*field);
    if (is_named) draft.encoding = kNumericEntities;
  }
  if (may_have_markup(draft.body)) {
    if (tags_of(draft.body).page) {
      take_page(draft, check);
    } else {
      draft.body = plain_body(draft.body, draft.problem);
    }
  }
  if (draft.url.empty() && !host_of(draft.source).empty()) {  // trafilatura calls the address so
    draft.url = std::exchange(draft.source, host_of(draft.source));
  }
  for (std::string* field : {&draft.title, &draft.section, &draft.author, &draft.source}) {
    if (may_have_markup(*field)) *field = collapse_spaces(plain_body(*field, draft.problem));
  }
}

}  // namespace khabar
