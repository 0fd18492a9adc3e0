#include <istream>
#include <string>

#include "searcher/analysis_writer.h"
#include "searcher/commands.h"

namespace khabar {

ExitStatus analyze_command(const ParsedOptions& options, const Console& console) {
  Analyzer analyzer;
  const auto write = options.get("format") == "tsv" ? write_terms : write_steps;
  for (const std::string& text : options.arguments) write(text, analyzer, console.out);
  if (!options.arguments.empty()) return ExitStatus::kDone;
  for (std::string line; std::getline(console.in, line);) write(line, analyzer, console.out);
  return ExitStatus::kDone;
}

}  // namespace khabar
