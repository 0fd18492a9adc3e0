// What the commands of the desk have in common.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/index_name.h"
#include "common/index/index_set.h"
#include "common/options/option_table.h"
#include "common/program/error.h"
#include "common/program/streams.h"
#include "searcher/commands/proof.h"
#include "searcher/commands/result_file.h"
#include "searcher/desk/count/count_table.h"
#include "searcher/desk/desk_query.h"
#include "searcher/desk/query_list.h"
#include "searcher/output/exports/hit_format.h"
#include "searcher/output/tables/table_writer.h"
#include "searcher/query/query_parser.h"
#include "searcher/saved/coded_lines.h"

namespace khabar {

// --index, in the generation of --generation; Streams::check_point ends long work on it. Throws Error.
IndexSet open_indexes(const ParsedOptions& options, const Streams& streams);

// --desk, or where the file of --index is.
std::string desk_file_of(const ParsedOptions& options);

// Those of that file, as they are in the collection.
std::vector<FoundLineCodes> coded_lines(const ParsedOptions& options, const Collection& collection);

Reading reading_of(const ParsedOptions& options);

// --output, or standard output.
ResultFile result_file(const ParsedOptions& options, const Streams& streams);

// --format, or what the name of --output says: one of `names`, else the first.
std::string_view format_among(const ParsedOptions& options, std::span<const std::string_view> names);
std::string_view table_format(const ParsedOptions& options);  // of kTableFormatNames

// What is digested for a manifest is the same on a terminal and in a file.
TextStyle table_style(const ParsedOptions& options, const Streams& streams, const ResultFile& file);

// --fields, which must be among `columns`, and --excel, both unless the format has no use for them. Call it before a
// file is opened.
struct ChosenFields {
  std::vector<std::string> fields;
  bool excel = false;
};
ChosenFields chosen_fields(const ParsedOptions& options, std::string_view format,
                           const std::vector<std::string>& columns);

// For what is no table. Throws Error if an option is given that only tables have.
void refuse_table_options(const ParsedOptions& options);

// How hits are written. Throws Error for what the format does not take.
HitStyle hit_style(const ParsedOptions& options, const HitFormat& format);

// What JSON says besides the rows: the time zone and, of one index, its generation.
TableHead table_head(const ParsedOptions& options, const std::vector<IndexName>& indexes);

// The index of the value of an option among its choices.
std::size_t choice_of(const ParsedOptions& options, std::string_view name, std::span<const std::string_view> choices);

// --jobs, or as many threads as this machine is for. Throws Error if that is not from 1 to kMostJobs.
unsigned jobs_of(const ParsedOptions& options);

// The arguments as they were typed.
std::string typed_query(const ParsedOptions& options);

// `text`, in the sets of --in. Throws Error.
DeskQuery query_of(const std::string& text, const ParsedOptions& options, const TimeZone& zone, IndexSet& indexes);

// A file of queries.
std::vector<NamedQuery> read_query_file(const std::string& path);

// One of them, as query_of() reads it; errors name its line.
DeskQuery listed_query(const NamedQuery& query, const std::string& path, const ParsedOptions& options,
                       const TimeZone& zone, IndexSet& indexes);

// Likewise; every article of these sets, or of all, if there is no text.
DeskQuery asked_or_all(const std::string& text, const ParsedOptions& options, const TimeZone& zone, IndexSet& indexes);
// Of what was typed.
DeskQuery query_or_all(const ParsedOptions& options, const TimeZone& zone, IndexSet& indexes);

// `1 article`, `2 articles`.
std::string amount(std::uint64_t number, std::string_view noun);

// Adds to the notes of a list what a limit has cut off, and why a list is empty; whether there is a row.
ExitStatus status_of_list(std::size_t rows, std::size_t found, std::vector<std::string>& notes);

// A table that goes where --output says.
class ResultTable {
 public:
  // `head`: what JSON says besides the rows and table_head().
  ResultTable(const ParsedOptions& options, const Streams& streams, const std::vector<IndexName>& indexes,
              const std::vector<std::string>& columns, const TableHead& head);

  TableWriter& rows() { return *table_; }

  // Call it behind the last row. `below`: lines that people read below the table. Throws Error if not all could be
  // written.
  void finish(const std::vector<std::string>& below);

  // Tells what was written. Needs finish().
  void prove(Proof& proof) const;

 private:
  std::string_view format_;
  ChosenFields chosen_;
  ResultFile file_;
  TextStyle style_;
  std::unique_ptr<TableWriter> table_;
};

// `name: 3 articles, 2 without near duplicates, 5 occurrences`.
std::string totals_line(std::string_view name, const Counts& total);

// On lines of standard error.
void print_notes(const std::vector<std::string>& notes, const Streams& streams);

}  // namespace khabar
