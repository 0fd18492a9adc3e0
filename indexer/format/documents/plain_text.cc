#include "indexer/format/documents/plain_text.h"

#include "common/ascii.h"
#include "common/utf8.h"
#include "indexer/article/article_draft.h"
#include "indexer/format/fields/marked_up_fields.h"
#include "indexer/limits.h"
#include "indexer/text/markup_head.h"
#include "indexer/text/text_encoding.h"
#include "indexer/text/text_rules.h"

namespace khabar {

namespace {

// A first line longer than that is a paragraph of a text without a title; chosen, not tuned.
constexpr std::size_t kLongestTitle = 300;

// "<name ...> ... </name>", as XML without a declaration begins.
bool begins_with_xml(std::string_view text) {
  if (text.starts_with("<?xml")) return true;
  const std::string name = read_markup_head(text.substr(0, kFormatHead)).root;
  return !name.empty() && ascii::to_lower(text).find("</" + name) != std::string::npos;
}

}  // namespace

void split_plain_text(std::string_view text, ArticleDraft& draft) {
  text = trim(text);
  const std::string_view first = text.substr(0, text.find('\n'));
  if (count_code_points(first, kLongestTitle + 1) > kLongestTitle) {
    draft.body = text;
  } else {
    draft.title = first;
    draft.body = text.substr(first.size());
  }
}

void read_plain_text(SourceFile& file) {
  const std::uint64_t begin = file.input.offset();
  std::string bytes;
  if (!read_article(file, bytes)) return;
  if (bytes.find('\0') != std::string::npos) return file.skip(0, "not text: it has NUL bytes");
  Utf8Text utf8 = to_utf8(std::move(bytes), file.hints());
  if (utf8.invalid_at != std::string::npos) {
    return file.skip(utf8.invalid_line, invalid_reason(utf8, begin));
  }
  normalize_line_ends(utf8.text);
  ArticleDraft draft;
  if (begins_with_html(utf8.text)) utf8.text = plain_body(utf8.text, draft.problem);
  const std::string_view text = trim(utf8.text);
  if (begins_with_xml(text)) return file.skip(0, "XML, but neither a feed nor a page");
  draft.encoding = utf8.encoding;
  split_plain_text(text, draft);
  deliver(file, std::move(draft), 0, file.relative);
}

}  // namespace khabar
