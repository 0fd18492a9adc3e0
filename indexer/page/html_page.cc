#include "indexer/page/html_page.h"

#include <utility>

#include "common/ascii.h"
#include "common/utf8.h"
#include "indexer/article/article_date.h"
#include "indexer/page/html_blocks.h"
#include "indexer/page/html_tree.h"
#include "indexer/page/main_text.h"
#include "indexer/page/page_metadata.h"
#include "indexer/page/page_values.h"
#include "indexer/text/lenient_utf8.h"
#include "indexer/text/markup_head.h"
#include "indexer/text/text_rules.h"

namespace khabar {

namespace {

// What a page needs that does not call itself an article; chosen: a short wire story has some 400.
constexpr std::size_t kFewestLetters = 250;

// Some sites put markup into articleBody.
std::string structured_body(const PageValues& values) {
  std::string body = values.first("ld:articlebody");
  return body.find_first_of("<&") == std::string::npos ? body : html_to_text(body);
}

std::string description(const PageValues& values) {
  for (const std::string_view name : {"ld:description", "og:description", "description"}) {
    if (std::string text = values.first(name); !text.empty()) return text;
  }
  return {};
}

bool is_frameset(const HtmlTree& tree) {
  for (HtmlIndex node = 1; node < tree.size(); ++node) {
    if (tree[node].name == "frameset") return true;
  }
  return false;
}

// Why a page without text of its own has none.
std::string too_little(const HtmlTree& tree) {
  return is_frameset(tree) ? "no article: the page is made of frames, each of which is another page"
                           : "no article: the page has too little text of its own";
}

std::string date_in(const std::vector<std::string>& remarks) {
  for (const std::string& remark : remarks) {
    if (parse_date(remark)) return remark;
  }
  return {};
}

// A page without <h1> shows its title in some other line.
std::string title_as_shown(const std::string& title, const std::vector<std::string>& remarks) {
  std::vector<std::string> shown;
  for (const std::string& remark : remarks) {
    if (remark.size() * 2 > title.size()) shown.push_back(remark);
  }
  return without_site_name(title, shown, {});
}

// Letters and digits alone: quotation marks differ between a page and what it says about itself.
std::string bare_words(std::string_view text) {
  std::string words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    const bool is_ascii_word = ascii::is_digit(c) || ascii::is_letter(c);
    const bool is_arabic_word = c >= 0x620 && c < 0x700 && c != 0x66A && c != 0x66B && c != 0x66C && c != 0x66D;
    if (is_ascii_word || is_arabic_word) words += text.substr(begin, at - begin);
  }
  return words;
}

// articleBody often has all paragraphs in one line.
void fill_body(const PageValues& values, MainText&& text, ArticleDraft& draft) {
  std::string structured = structured_body(values);
  const bool is_complete = count_non_spaces(structured) * 10 >= text.letters * 9;
  const bool is_same = is_complete && bare_words(structured) == bare_words(text.text);
  draft.body = is_complete && !is_same ? std::move(structured) : std::move(text.text);
}

}  // namespace

std::optional<std::string> parse_html_article(std::string_view utf8, ArticleDraft& draft, const CheckPoint& check) {
  const HtmlTree tree = HtmlTree::parse(utf8, check);
  if (!tree.problem().empty()) return tree.problem();
  const PageValues values = read_page_values(tree);
  fill_metadata(values, draft);
  if (check) check();
  std::vector<std::string> titles = page_titles(values);
  titles.push_back(draft.title);
  MainText text = find_main_text(tree, titles);
  const bool is_article = claims_article(values) || values.contains("ld:articlebody");
  if (text.is_list && !values.contains("ld:article")) return "no article: the page is a list of teasers";
  if (!is_article && text.letters < (text.is_marked ? kFewestLetters / 2 : kFewestLetters)) {
    return too_little(tree);
  }
  if (!read_date(draft.date)) {
    const std::string shown = date_in(text.remarks);
    if (!shown.empty()) draft.date = shown;
  }
  draft.title = title_as_shown(draft.title, text.remarks);
  if (draft.source.empty()) draft.source = site_in_titles(page_titles(values), draft.title);
  fill_body(values, std::move(text), draft);
  if (draft.body.empty()) {
    draft.body = description(values);
    draft.body_is_description = true;
  }
  if (draft.body.empty()) return too_little(tree);
  return std::nullopt;
}

bool is_html(std::string_view head, std::string_view path) {
  const MarkupHead markup = read_markup_head(head);
  if (markup.root == "html" || markup.doctype == "html") return true;
  if (markup.root.empty()) return false;
  for (const std::string_view end : {".html", ".htm", ".xhtml", ".shtml"}) {
    if (ascii::ends_with_ignoring_case(path, end)) return true;
  }
  return false;
}

void read_html(SourceFile& file) {
  std::string bytes;
  if (!read_article(file, bytes)) return;
  const std::string charset = declared_html_charset(bytes);
  Utf8Text utf8 = to_utf8_leniently(bytes, file.hints(charset));
  if (utf8.invalid_at != std::string::npos) return file.skip(utf8.invalid_line, invalid_reason(utf8, 0));
  ArticleDraft draft;
  draft.encoding = std::move(utf8.encoding);
  draft.has_replaced_bytes = utf8.has_replaced_bytes;
  if (auto problem = parse_html_article(utf8.text, draft, file.check_point())) return file.skip(0, std::move(*problem));
  deliver(file, std::move(draft), 0, file.relative);
}

}  // namespace khabar
