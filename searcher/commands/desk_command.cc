#include "searcher/commands/desk_command.h"

#include <algorithm>
#include <ostream>

#include "common/program/standard_streams.h"
#include "searcher/commands/options.h"

namespace khabar {

Reading reading_of(const ParsedOptions& options) {
  return options.has("lenient") ? Reading::kLenient : Reading::kStrict;
}

ResultFile result_file(const ParsedOptions& options, const Streams& streams) {
  return {options.has("output") ? options.get("output") : "-", streams.out};
}

std::string_view table_format(const ParsedOptions& options) {
  const std::string path = options.get("output");
  if (!options.has("format")) return table_format_of(path);
  return *std::ranges::find(kTableFormatNames, options.get("format"));
}

TextStyle table_style(const ParsedOptions& options, const Streams& streams, const ResultFile& file) {
  const std::string bidi = options.get("bidi");
  const bool terminal = file.is_standard() && shows_on_terminal(streams.out);
  return {streams.color && file.is_standard(), bidi == "isolate" || (bidi == "auto" && terminal), 0};
}

TableHead table_head(const ParsedOptions& options, const std::vector<IndexName>& indexes) {
  TableHead head{{"timezone", options.get("timezone")}};
  if (indexes.size() == 1) head.emplace_back("generation", indexes.front().generation);
  return head;
}

void print_notes(const std::vector<std::string>& notes, const Streams& streams) {
  streams.out.flush();
  for (const std::string& note : notes) {
    streams.err << searcher_program().name << ": note: " << one_line(streams.err, note) << '\n';
  }
}

}  // namespace khabar
