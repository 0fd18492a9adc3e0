#include <fmt/format.h>

#include <optional>
#include <ostream>

#include "common/program/standard_streams.h"
#include "searcher/commands/commands.h"
#include "searcher/commands/desk/counting.h"
#include "searcher/commands/desk/named_queries.h"
#include "searcher/commands/desk_command.h"
#include "searcher/commands/options.h"
#include "searcher/desk/count/counter.h"
#include "searcher/output/bidi.h"
#include "searcher/output/tables/count_rows.h"

namespace khabar {
namespace {

// The sums below a table, for people.
void print_totals(const std::vector<NamedCounts>& counted, const TextStyle& style, std::ostream& out) {
  out << '\n';
  for (const NamedCounts& counts : counted) {
    BidiLine line{style.isolate};
    line.add(one_line(out, totals_line(counts.name, counts.table.total.counts)));
    print_own(out, line.text() + '\n');
  }
  out << "A group of near duplicates counts once in each row, and once in all.\n";
}

void write_counts(const std::vector<NamedCounts>& counted, const ParsedOptions& options,
                  const std::vector<IndexName>& indexes, const Streams& streams, Proof& proof) {
  const bool wide = options.has("wide");
  const std::vector<Dimension>& dimensions = counted.front().table.dimensions;
  const std::string_view format = table_format(options);
  proof.formatted(format);
  const CountColumns columns = count_columns();
  const std::vector<std::string> names =
      wide ? wide_column_names(counted, columns) : long_column_names(dimensions, columns);
  const auto [fields, excel] = chosen_fields(options, format, names);
  ResultFile file = result_file(options, streams);
  const TextStyle style = table_style(options, streams, file);
  const auto table = table_writer(format, names, table_head(options, indexes), {style, fields, excel}, file.out());
  if (wide) {
    write_wide_count_rows(counted, columns, *table);
  } else {
    for (const NamedCounts& counts : counted) write_count_rows(counts, columns, *table);
  }
  table->finish();
  if (format == "text" && !dimensions.empty()) print_totals(counted, style, file.out());
  file.finish();
  proof.wrote(file);
}

}  // namespace

ExitStatus count_command(const ParsedOptions& options, const Streams& streams, Proof& proof) {
  const TimeZone zone{options.get("timezone")};
  const std::vector<Dimension> dimensions = read_dimensions(all_of(options, "by"));
  const std::optional<Codebook> codebook = codebook_of(options, dimensions);
  const std::vector<NamedQuery> queries = queries_of(options);
  IndexSet indexes = open_indexes(options, streams);
  proof.opened(indexes);
  std::vector<std::string> notes;
  const std::optional<CodedLines> coded = coded_lines_of(options, dimensions, indexes, notes);
  const PartitionSettings settings{&zone, codebook ? &*codebook : nullptr, coded ? &*coded : nullptr};
  Counter counter{indexes.collection(), indexes.analyzer(), dimensions, settings};

  std::vector<NamedCounts> counted;
  const std::vector<std::string> more =
      read_queries(queries, options, zone, indexes, [&](const NamedQuery& named, const DeskQuery& query) {
        counted.push_back({named.name, counter.count(query)});
        check_rows(counted);
        proof.asked(named, query, proven_counts(counted.back().table));
      });
  write_counts(counted, options, indexes.names(), streams, proof);
  notes.insert(notes.end(), more.begin(), more.end());
  print_notes(notes, streams);
  return ExitStatus::kDone;
}

}  // namespace khabar
