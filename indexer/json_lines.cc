#include "indexer/json_lines.h"

#include <fmt/format.h>

#include <utility>

#include "indexer/json_article.h"
#include "indexer/line_reader.h"
#include "indexer/text_rules.h"

namespace khabar {

namespace {

constexpr std::string_view kJsonSpaces = " \t\r\n";

bool is_blank(std::string_view line) { return line.find_first_not_of(kJsonSpaces) == std::string_view::npos; }

}  // namespace

bool is_json_lines(std::string_view head, std::string_view) {
  const std::size_t first = head.find_first_not_of(kJsonSpaces);
  return first != std::string_view::npos && head[first] == '{';
}

void read_json_lines(SourceFile& file) {
  LineReader lines(file.input, file.options.max_article_bytes);
  for (Line line; lines.next(line);) {
    if (line.too_long) {
      file.skip(line.number, fmt::format("longer than {} bytes", file.options.max_article_bytes));
      continue;
    }
    if (is_blank(line.text)) continue;
    ArticleDraft draft;
    if (auto problem = parse_json_article(line.text, file.hints(), draft)) {
      const bool cut = !line.ended && !file.input.failure().empty();  // the caller reports the cut itself
      if (!cut) file.skip(line.number, std::move(*problem));
      continue;
    }
    deliver(file, std::move(draft), line.number);
  }
}

}  // namespace khabar
