#include "indexer/format/documents/epub.h"

#include <utility>

#include "common/ascii.h"
#include "indexer/article/article_draft.h"
#include "indexer/page/html_blocks.h"
#include "indexer/page/html_tree.h"
#include "indexer/text/lenient_utf8.h"
#include "indexer/text/markup_head.h"
#include "indexer/text/text_rules.h"

namespace khabar {

namespace {

std::string heading_of(const HtmlTree& tree) {
  for (const std::string_view name : {"h1", "h2", "h3", "title"}) {
    for (HtmlIndex node = 1; node < tree.size(); ++node) {
      if (tree[node].name != name) continue;
      if (std::string text = collapse_spaces(tree.inner_text(node)); !text.empty()) return text;
    }
  }
  return {};
}

// Without the heading in its first line.
std::string body_below(std::string text, const std::string& heading) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  if (std::string_view(text).substr(0, end) == heading) text.erase(0, end);
  return text;
}

}  // namespace

bool is_epub_chapter(std::string_view name) {
  for (const std::string_view end : {".xhtml", ".html", ".htm"}) {
    if (ascii::ends_with_ignoring_case(name, end)) return true;
  }
  return false;
}

void read_epub_chapter(SourceFile& file) {
  std::string bytes;
  if (!read_article(file, bytes)) return;
  Utf8Text utf8 = to_utf8_leniently(bytes, file.hints(declared_html_charset(bytes)));
  if (utf8.invalid_at != std::string::npos) return file.skip(utf8.invalid_line, invalid_reason(utf8, 0));
  const HtmlTree tree = HtmlTree::parse(utf8.text, file.check_point());
  if (!tree.problem().empty()) return file.skip(0, tree.problem());
  ArticleDraft draft;
  draft.encoding = std::move(utf8.encoding);
  draft.has_replaced_bytes = utf8.has_replaced_bytes;
  draft.title = heading_of(tree);
  draft.body = body_below(html_to_text(utf8.text), draft.title);
  if (trim(draft.body).empty()) return file.sink.pass_over("parts of e-books without text");
  deliver(file, std::move(draft), 0, file.relative);
}

}  // namespace khabar
