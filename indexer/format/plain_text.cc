#include "indexer/format/plain_text.h"

#include "common/utf8.h"
#include "indexer/article/article_draft.h"
#include "indexer/text/text_encoding.h"
#include "indexer/text/text_rules.h"

namespace khabar {

namespace {

// A first line longer than that is a paragraph of a text without a title; chosen, not tuned.
constexpr std::size_t kLongestTitle = 300;

}  // namespace

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
  const std::string_view text = trim(utf8.text);
  if (text.starts_with("<?xml")) return file.skip(0, "XML, but neither a feed nor a page");
  const std::string_view first = text.substr(0, text.find('\n'));
  ArticleDraft draft;
  draft.encoding = utf8.encoding;
  if (count_code_points(first, kLongestTitle + 1) > kLongestTitle) {
    draft.body = text;
  } else {
    draft.title = first;
    draft.body = text.substr(first.size());
  }
  deliver(file, std::move(draft), 0, file.relative);
}

}  // namespace khabar
