#include <fmt/format.h>

#include "searcher/commands/commands.h"
#include "searcher/commands/desk_command.h"
#include "searcher/commands/options.h"
#include "searcher/desk/count/counter.h"
#include "searcher/output/tables/count_rows.h"

namespace khabar {

ExitStatus sources_command(const ParsedOptions& options, const Streams& streams, Proof& proof) {
  const TimeZone zone{options.get("timezone")};
  const std::vector<Dimension> dimensions = read_dimensions({"source", options.get("by")});
  IndexSet indexes = open_indexes(options, streams);
  proof.opened(indexes);
  Counter counter{indexes.collection(), indexes.analyzer(), dimensions, {&zone, nullptr}};
  const DeskQuery query = query_or_all(options, zone, indexes);
  const CountTable counts = counter.count(query);

  ResultTable table{options, streams, indexes.names(), coverage_columns(dimensions), {}};
  write_coverage_rows(counts, table.rows());
  table.finish({fmt::format("{}, {}", amount(counts.total.counts.articles, "article"),
                            amount(counts.total.counts.words, "word"))});
  table.prove(proof);
  const Counts& total = counts.total.counts;
  proof.asked({}, query, {{"articles", total.articles}, {"words", total.words}, {"rows", counts.rows.size()}});
  print_notes(query.notes, streams);
  return counts.rows.empty() ? ExitStatus::kPartial : ExitStatus::kDone;
}

}  // namespace khabar
