#include "searcher/commands/desk_command.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <ostream>

#include "common/program/error.h"
#include "common/program/standard_streams.h"
#include "searcher/commands/options.h"
#include "searcher/output/bidi.h"

namespace khabar {

IndexSet open_indexes(const ParsedOptions& options, const Streams& streams) {
  const std::vector<std::string> places = indexes_of(options);
  const bool chosen = options.has("generation");
  if (chosen && places.size() > 1) throw Error("--generation is of one index", "name one with --index");
  IndexSet indexes = chosen ? IndexSet{places.front(), options.get("generation")} : IndexSet{places};
  indexes.watch(streams.check_point);
  return indexes;
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

std::string typed_query(const ParsedOptions& options) { return fmt::format("{}", fmt::join(options.arguments, " ")); }

DeskQuery query_or_all(const ParsedOptions& options, const TimeZone& zone, IndexSet& indexes) {
  if (options.arguments.empty()) return whole_collection();
  return read_desk_query(typed_query(options), reading_of(options), zone, indexes.collection(), indexes.analyzer());
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

void print_notes(const std::vector<std::string>& notes, const Streams& streams) {
  streams.out.flush();
  for (const std::string& note : notes) {
    streams.err << searcher_program().name << ": note: " << one_line(streams.err, note) << '\n';
  }
}

}  // namespace khabar
