#include <fmt/format.h>

#include <cstdint>
#include <istream>
#include <string>

#include "common/utf8.h"
#include "searcher/commands/commands.h"
#include "searcher/output/analysis_writer.h"

namespace khabar {

namespace {

void check_utf8(std::string_view text, std::string_view name, std::uint64_t line) {
  const std::size_t wrong = find_invalid_utf8(text);
  if (wrong == std::string_view::npos) return;
  throw error_at(name, line, fmt::format("byte {} is not UTF-8", wrong + 1), "convert the text to UTF-8 first");
}

}  // namespace

ExitStatus analyze_command(const ParsedOptions& options, const Streams& streams) {
  Analyzer analyzer;
  const auto write = options.get("format") == "tsv" ? write_terms : write_steps;
  for (const std::string& text : options.arguments) {
    check_utf8(text, "TEXT", 0);
    write(text, analyzer, streams.out);
  }
  if (!options.arguments.empty()) return ExitStatus::kDone;
  std::uint64_t number = 0;
  for (std::string line; std::getline(streams.in, line);) {
    check_utf8(line, "standard input", ++number);
    write(line, analyzer, streams.out);
  }
  return ExitStatus::kDone;
}

}  // namespace khabar
