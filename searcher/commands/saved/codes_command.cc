#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <ostream>
#include <set>

#include "common/program/named_file.h"
#include "common/program/standard_streams.h"
#include "common/program/suggestion.h"
#include "common/saved/desk_file.h"
#include "searcher/commands/commands.h"
#include "searcher/commands/desk_command.h"
#include "searcher/commands/options.h"
#include "searcher/commands/saved/action.h"
#include "searcher/output/tables/saved_rows.h"
#include "searcher/saved/code_table.h"
#include "searcher/saved/coded_lines.h"
#include "searcher/saved/file/saved_name.h"

namespace khabar {
namespace {

using Arguments = std::vector<std::string>;

constexpr std::size_t kMostTableBytes = 256'000'000;  // chosen, not tuned: a million lines

void save_lines(const std::vector<CodedLine>& lines, const Collection& collection, SqliteFile& file) {
  SqliteTransaction transaction{file};
  LineCodes codes{file};
  for (const CodedLine& line : lines) keep_line(line, Note::kOfLine, collection, codes);
  transaction.commit();
}

ExitStatus import_codes(const ParsedOptions& options, const Arguments& arguments, const Streams& streams) {
  const std::string& path = arguments.front();
  static constexpr const char* kHint = "codes import FILE: a table of coded lines, CSV or TSV; -: standard input";
  const std::string text = path == "-" ? read_named_stream(streams.in, path, kMostTableBytes, kHint)
                                       : read_named_file(path, kMostTableBytes, kHint);
  IndexSet indexes = open_indexes(options, streams);
  const CodeTable table = read_code_table(text, path, indexes.collection(), indexes.names(), indexes.analyzer());
  if (!table.lines.empty()) {
    SqliteFile file = create_desk_file(desk_file_of(options));
    save_lines(table.lines, indexes.collection(), file);
  }
  streams.out << fmt::format("{} coded, {} without a code, {} refused\n", amount(table.lines.size(), "line"),
                             table.uncoded, table.refused);
  std::vector<std::string> notes;
  for (const auto& [line, reason] : table.reasons) notes.push_back(fmt::format("{}:{}: {}", path, line, reason));
  if (table.refused > table.reasons.size()) notes.push_back(fmt::format("so were {} lines in all", table.refused));
  print_notes(notes, streams);
  return table.lines.empty() || table.refused > 0 ? ExitStatus::kPartial : ExitStatus::kDone;
}

ExitStatus list_codes(const ParsedOptions& options, const Arguments&, const Streams& streams) {
  IndexSet indexes = open_indexes(options, streams);
  const std::vector<FoundLineCodes> lines = coded_lines(options, indexes.collection());
  std::map<std::string, CodeCounts> codes;
  std::map<std::string, std::set<Xapian::docid>> articles;
  for (const FoundLineCodes& found : lines) {
    for (const std::string& code : found.line.codes) {
      CodeCounts& counts = codes[code];
      ++counts.lines;
      if (found.state == LineState::kThere) ++counts.present;
      if (found.state == LineState::kThere) articles[code].insert(found.document);
    }
  }
  ResultTable table{options, streams, indexes.names(), code_columns(), {}};
  for (auto& [code, counts] : codes) {
    counts.articles = articles[code].size();
    table.rows().row(code_cells(code, counts));
  }
  table.finish({fmt::format("{}, in {}", amount(lines.size(), "coded line"), desk_file_of(options))});
  if (const std::string lost = lost_lines_text(lines); !lost.empty()) print_notes({lost}, streams);
  return lines.empty() ? ExitStatus::kPartial : ExitStatus::kDone;
}

ExitStatus export_codes(const ParsedOptions& options, const Arguments&, const Streams& streams) {
  IndexSet indexes = open_indexes(options, streams);
  const std::vector<FoundLineCodes> lines = coded_lines(options, indexes.collection());
  ResultTable table{options, streams, indexes.names(), coded_line_columns(), {}};
  for (const FoundLineCodes& found : lines) table.rows().row(coded_line_cells(found, indexes.names()));
  table.finish({amount(lines.size(), "coded line")});
  return lines.empty() ? ExitStatus::kPartial : ExitStatus::kDone;
}

ExitStatus remove_codes(const ParsedOptions& options, const Arguments& arguments, const Streams&) {
  const std::string path = desk_file_of(options);
  const auto file = open_desk_file(path);
  if (!file) throw Error(fmt::format("no line is coded in {}", path), "--desk names another file");
  SqliteTransaction transaction{*file};
  LineCodes codes{*file};
  for (const std::string& name : arguments) {
    if (!codes.remove(name)) {
      throw Error(fmt::format("no line has the code {}", excerpt(name)), known_names_hint(name, codes.names()));
    }
  }
  transaction.commit();
  return ExitStatus::kDone;
}

constexpr std::array kCodeActions{
    Action{"import", "FILE", 1, 1, "", import_codes},
    Action{"list", "", 0, 0, "format output fields excel", list_codes},
    Action{"export", "", 0, 0, "format output fields excel", export_codes},
    Action{"remove", "CODE...", 1, std::numeric_limits<std::size_t>::max(), "", remove_codes},
};

}  // namespace

ExitStatus codes_command(const ParsedOptions& options, const Streams& streams) {
  return run_action(kCodeActions, options, streams);
}

}  // namespace khabar
