#include "searcher/commands/desk_command.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <ostream>

#include "common/index/parts.h"
#include "common/program/error.h"
#include "common/program/named_file.h"
#include "common/program/place.h"
#include "common/program/standard_streams.h"
#include "common/saved/desk_file.h"
#include "searcher/commands/options.h"
#include "searcher/output/bidi.h"
#include "searcher/query/query_filters.h"
#include "searcher/saved/saved_in_index.h"

namespace khabar {

namespace {

IndexSet open_places(const ParsedOptions& options, const Streams& streams) {
  const std::vector<std::string> places = indexes_of(options);
  const bool chosen = options.has("generation");
  if (chosen && places.size() > 1) throw Error("--generation is of one index", "name one with --index");
  IndexSet indexes = chosen ? IndexSet{places.front(), options.get("generation")} : IndexSet{places};
  indexes.watch(streams.check_point);
  return indexes;
}

}  // namespace

IndexSet open_indexes(const ParsedOptions& options, const Streams& streams) {
  IndexSet indexes = open_places(options, streams);
  const auto path = [options] { return desk_file_of(options); };
  indexes.know(std::make_shared<SavedInIndex>(path, indexes.collection()));
  return indexes;
}

std::string desk_file_of(const ParsedOptions& options) {
  return options.has("desk") ? options.get("desk") : desk_path(indexes_of(options));
}

std::vector<FoundLineCodes> coded_lines(const ParsedOptions& options, const Collection& collection) {
  const auto file = open_desk_file(desk_file_of(options));
  return file ? find_lines(collection, LineCodes{*file}.lines()) : std::vector<FoundLineCodes>{};
}

Reading reading_of(const ParsedOptions& options) {
  return options.has("lenient") ? Reading::kLenient : Reading::kStrict;
}

ResultFile result_file(const ParsedOptions& options, const Streams& streams) {
  return {options.has("output") ? options.get("output") : "-", streams.out, options.has("manifest")};
}

std::string_view format_among(const ParsedOptions& options, std::span<const std::string_view> names) {
  if (!options.has("format")) return format_of_path(options.get("output"), names);
  return *std::ranges::find(names, options.get("format"));
}

std::string_view table_format(const ParsedOptions& options) { return format_among(options, kTableFormatNames); }

TextStyle table_style(const ParsedOptions& options, const Streams& streams, const ResultFile& file) {
  const std::string bidi = options.get("bidi");
  const bool shown = file.is_standard() && !options.has("manifest");
  const bool terminal = shown && shows_on_terminal(streams.out);
  return {streams.color && shown, bidi == "isolate" || (bidi == "auto" && terminal), 0};
}

ChosenFields chosen_fields(const ParsedOptions& options, std::string_view format,
                           const std::vector<std::string>& columns) {
  const bool excel = options.has("excel");
  if (excel && format != "csv" && format != "tsv") {
    throw Error("--excel is for tables that a spreadsheet reads", "add --format csv or tsv");
  }
  if (!options.has("fields")) return {{}, excel};
  return {read_fields(options.get("fields"), columns), excel};
}

void refuse_table_options(const ParsedOptions& options) {
  for (const char* name : {"wide", "fields", "excel"}) {
    if (!options.has(name)) continue;
    throw Error(fmt::format("--{} is for tables", name), "add --format csv, tsv, json or jsonl");
  }
}

TableHead table_head(const ParsedOptions& options, const std::vector<IndexName>& indexes) {
  TableHead head{{"timezone", options.get("timezone")}};
  if (indexes.size() == 1) head.emplace_back("generation", indexes.front().generation);
  return head;
}

std::size_t choice_of(const ParsedOptions& options, std::string_view name, std::span<const std::string_view> choices) {
  return static_cast<std::size_t>(std::ranges::find(choices, options.get(name)) - choices.begin());
}

unsigned jobs_of(const ParsedOptions& options) {
  if (!options.has("jobs")) return jobs_of_this_machine();
  const auto jobs = options.number("jobs");
  if (jobs && *jobs >= 1 && *jobs <= kMostJobs) return static_cast<unsigned>(*jobs);
  throw Error(fmt::format("--jobs: '{}' is not a number from 1 to {}", options.get("jobs"), kMostJobs));
}

std::string typed_query(const ParsedOptions& options) { return fmt::format("{}", fmt::join(options.arguments, " ")); }

DeskQuery query_of(const std::string& text, const ParsedOptions& options, const TimeZone& zone, IndexSet& indexes) {
  ParsedQuery parsed = parse_query(text, reading_of(options));
  parsed.tree = in_sets(parsed.tree, all_of(options, "in"));
  return read_desk_query(std::move(parsed), zone, indexes.collection(), indexes.analyzer());
}

std::vector<NamedQuery> read_query_file(const std::string& path) {
  constexpr std::size_t kMostListBytes = 4'000'000;  // chosen, not tuned: a thousand queries of the longest kind
  return read_query_list(read_named_file(path, kMostListBytes, "a file of queries has one a line"), path);
}

DeskQuery listed_query(const NamedQuery& query, const std::string& path, const ParsedOptions& options,
                       const TimeZone& zone, IndexSet& indexes) {
  try {
    return query_of(query.text, options, zone, indexes);
  } catch (const Error& error) {
    if (query.line == 0) throw;
    throw Error(at_place(path, query.line, error.what()), error.hint(), error.status(), error.excerpt());
  }
}

DeskQuery asked_or_all(const std::string& text, const ParsedOptions& options, const TimeZone& zone, IndexSet& indexes) {
  return text.empty() && !options.has("in") ? whole_collection() : query_of(text, options, zone, indexes);
}

DeskQuery query_or_all(const ParsedOptions& options, const TimeZone& zone, IndexSet& indexes) {
  return asked_or_all(typed_query(options), options, zone, indexes);
}

std::string amount(std::uint64_t number, std::string_view noun) {
  return fmt::format("{} {}{}", number, noun, number == 1 ? "" : "s");
}

std::string totals_line(std::string_view name, const Counts& total) {
  return fmt::format("{}: {}, {} without near duplicates, {}", name, amount(total.articles, "article"),
                     total.articles_unique, amount(total.occurrences, "occurrence"));
}

ExitStatus status_of_list(std::size_t rows, std::size_t found, std::vector<std::string>& notes) {
  if (rows < found) notes.push_back(fmt::format("{} of {} rows; --limit N prints more", rows, found));
  if (found == 0)
    notes.emplace_back("nothing found: --min asks for fewer occurrences, another query for other articles");
  return rows == 0 ? ExitStatus::kPartial : ExitStatus::kDone;
}

ResultTable::ResultTable(const ParsedOptions& options, const Streams& streams, const std::vector<IndexName>& indexes,
                         const std::vector<std::string>& columns, const TableHead& head)
    : format_(table_format(options)),
      chosen_(chosen_fields(options, format_, columns)),
      file_(result_file(options, streams)),
      style_(table_style(options, streams, file_)) {
  TableHead whole = table_head(options, indexes);
  whole.insert(whole.end(), head.begin(), head.end());
  table_ = table_writer(format_, columns, whole, {style_, chosen_.fields, chosen_.excel}, file_.out());
}

void ResultTable::finish(const std::vector<std::string>& below) {
  table_->finish();
  if (format_ == "text" && !below.empty()) {
    file_.out() << '\n';
    for (const std::string& text : below) {
      BidiLine line{style_.isolate};
      line.add(one_line(file_.out(), text));
      print_own(file_.out(), line.text() + '\n');
    }
  }
  file_.finish();
}

void ResultTable::prove(Proof& proof) const {
  proof.formatted(format_);
  proof.wrote(file_);
}

void print_notes(const std::vector<std::string>& notes, const Streams& streams) {
  streams.out.flush();
  for (const std::string& note : notes) {
    streams.err << searcher_program().name << ": note: " << one_line(streams.err, note) << '\n';
  }
}

}  // namespace khabar
