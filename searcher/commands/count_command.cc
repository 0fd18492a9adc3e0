#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <ostream>

#include "common/index/index_set.h"
#include "common/program/named_file.h"
#include "common/program/place.h"
#include "common/program/standard_streams.h"
#include "searcher/commands/commands.h"
#include "searcher/commands/desk_command.h"
#include "searcher/commands/options.h"
#include "searcher/desk/count/counter.h"
#include "searcher/desk/query_list.h"
#include "searcher/output/bidi.h"
#include "searcher/output/tables/count_rows.h"

namespace khabar {
namespace {

constexpr std::size_t kMostListBytes = 4'000'000;  // chosen, not tuned: a thousand queries of the longest kind

std::optional<Codebook> codebook_of(const ParsedOptions& options, const std::vector<Dimension>& dimensions) {
  const bool by_kind = std::ranges::find(dimensions, Dimension::kKind) != dimensions.end();
  if (by_kind && !options.has("kinds")) {
    throw Error("--by kind needs --kinds FILE", "name a file with a source, a tab and its kind on each line");
  }
  if (!by_kind && options.has("kinds")) throw Error("--kinds is for --by kind", "add --by kind");
  if (!by_kind) return std::nullopt;
  const std::string path = options.get("kinds");
  return Codebook{read_named_file(path, kMostListBytes, "--kinds names a file with a source and its kind a line"),
                  path};
}

std::vector<NamedQuery> queries_of(const ParsedOptions& options) {
  const std::string typed = fmt::format("{}", fmt::join(options.arguments, " "));
  if (!options.has("queries")) return {{typed, typed}};
  if (!options.arguments.empty()) {
    throw Error(fmt::format("unexpected argument '{}' beside --queries", options.arguments.front()),
                "put the query into the file, or leave out --queries");
  }
  const std::string path = options.get("queries");
  return read_query_list(read_named_file(path, kMostListBytes, "--queries names a file with a query a line"), path);
}

DeskQuery read_listed_query(const NamedQuery& query, const ParsedOptions& options, const TimeZone& zone,
                            IndexSet& indexes) {
  try {
    return read_desk_query(query.text, reading_of(options), zone, indexes.collection(), indexes.analyzer());
  } catch (const Error& error) {
    if (query.line == 0) throw;
    throw Error(at_place(options.get("queries"), query.line, error.what()), error.hint(), error.status(),
                error.excerpt());
  }
}

// The sums below a table, for people.
void print_totals(const std::vector<NamedCounts>& counted, const TextStyle& style, std::ostream& out) {
  out << '\n';
  for (const NamedCounts& counts : counted) {
    const Counts& total = counts.table.total.counts;
    BidiLine line{style.isolate};
    line.add(one_line(out, counts.name));
    line.add(fmt::format(": {} article{}, {} without near duplicates, {} occurrence{}", total.articles,
                         total.articles == 1 ? "" : "s", total.articles_unique, total.occurrences,
                         total.occurrences == 1 ? "" : "s"));
    print_own(out, line.text() + '\n');
  }
  out << "A group of near duplicates counts once in each row, and once in all.\n";
}

void write_counts(const std::vector<NamedCounts>& counted, const ParsedOptions& options,
                  const std::vector<IndexName>& indexes, const Streams& streams) {
  ResultFile file = result_file(options, streams);
  const TextStyle style = table_style(options, streams, file);
  const bool wide = options.has("wide");
  const std::vector<Dimension>& dimensions = counted.front().table.dimensions;
  const std::string_view format = table_format(options);
  const auto table = table_writer(format, wide ? wide_count_columns(counted) : count_columns(dimensions),
                                  table_head(options, indexes), style, file.out());
  if (wide) {
    write_wide_count_rows(counted, *table);
  } else {
    for (const NamedCounts& counts : counted) write_count_rows(counts, *table);
  }
  table->finish();
  if (format == "text" && !dimensions.empty()) print_totals(counted, style, file.out());
  file.finish();
}

}  // namespace

ExitStatus count_command(const ParsedOptions& options, const Streams& streams) {
  const TimeZone zone{options.get("timezone")};
  const std::vector<Dimension> dimensions = read_dimensions(all_of(options, "by"));
  const std::optional<Codebook> codebook = codebook_of(options, dimensions);
  const std::vector<NamedQuery> queries = queries_of(options);
  IndexSet indexes{indexes_of(options)};
  Counter counter{indexes.collection(), indexes.analyzer(), dimensions, {&zone, codebook ? &*codebook : nullptr}};

  std::vector<NamedCounts> counted;
  std::vector<std::string> notes;
  for (const NamedQuery& named : queries) {
    const DeskQuery query = read_listed_query(named, options, zone, indexes);
    counted.push_back({named.name, counter.count(query)});
    for (const std::string& note : query.notes) {
      notes.push_back(named.line == 0 ? note : fmt::format("{}: {}", named.name, note));
    }
  }
  write_counts(counted, options, indexes.names(), streams);
  print_notes(notes, streams);
  return ExitStatus::kDone;
}

}  // namespace khabar
