#include "indexer/format/json/json_lines.h"

#include <utility>

#include "common/ascii.h"
#include "indexer/format/json/json_article.h"
#include "indexer/format/json/json_elements.h"
#include "indexer/limits.h"
#include "indexer/stream/byte_input.h"
#include "indexer/stream/line_reader.h"
#include "indexer/text/text_rules.h"

namespace khabar {

namespace {

bool is_blank(std::string_view line) { return line.find_first_not_of(kJsonSpaces) == std::string_view::npos; }

// How long the object is that opens `text`; 0 if it does not end in it.
std::size_t object_length(std::string_view text) {
  int depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if ((c == '}' || c == ']') && --depth == 0) {
      return i + 1;
    }
  }
  return 0;
}

}  // namespace

bool is_json_lines(std::string_view head, std::string_view path) {
  const std::size_t first = head.find_first_not_of(kJsonSpaces);
  if (first == std::string_view::npos || head[first] != '{') return false;
  if (ascii::ends_with_ignoring_case(path, ".jsonl") || ascii::ends_with_ignoring_case(path, ".ndjson")) return true;
  const std::size_t line_end = head.find('\n', first);
  const std::string_view line = trim(head.substr(first, line_end - first));
  const std::size_t object = object_length(line);
  if (object > 0) return object == line.size();
  // A line that ends in the middle of an object: the next one goes on with it.
  const bool goes_on =
      line_end != std::string_view::npos && std::string_view("[{,:").find(line.back()) != std::string_view::npos;
  if (goes_on) return false;
  if (line_end == std::string_view::npos) return head.size() < kFormatHead;  // else JsonElements copes with both
  const std::size_t second = head.find_first_not_of(kJsonSpaces, line_end);
  return second != std::string_view::npos && head[second] == '{';
}

void read_json_lines(SourceFile& file) {
  LineReader lines(file.input, file.options.max_article_bytes);
  JsonArticleParser parser(file.hints(), file.options.fields);
  std::uint64_t number = 0;
  for (Line line; lines.next(line);) {
    const auto cut = [&] { return !line.ended && !file.input.failure().empty(); };  // reported by the caller
    if (line.too_long) {
      if (!cut()) file.skip(line.number, longer_than(file.options.max_article_bytes));
      continue;
    }
    if (is_blank(line.text)) continue;
    ArticleDraft draft;
    if (auto problem = parser.parse(line.text, draft)) {
      if (!cut()) file.skip(line.number, std::move(*problem));
      continue;
    }
    deliver_json(file, parser, std::move(draft), line.number, number);
  }
}

}  // namespace khabar
