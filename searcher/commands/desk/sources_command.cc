#include <fmt/format.h>

#include "searcher/commands/commands.h"
#include "searcher/commands/desk_command.h"
#include "searcher/commands/options.h"
#include "searcher/desk/count/counter.h"
#include "searcher/output/tables/count_rows.h"

namespace khabar {

ExitStatus sources_command(const ParsedOptions& options, const Streams& streams) {
  const TimeZone zone{options.get("timezone")};
  const std::vector<Dimension> dimensions = read_dimensions({"source", options.get("by")});
  IndexSet indexes = open_indexes(options, streams);
  Counter counter{indexes.collection(), indexes.analyzer(), dimensions, {&zone, nullptr}};
  const CountTable counts = counter.count(whole_collection());

  ResultTable table{options, streams, indexes.names(), coverage_columns(dimensions), {}};
  write_coverage_rows(counts, table.rows());
  table.finish({fmt::format("{}, {}", amount(counts.total.counts.articles, "article"),
                            amount(counts.total.counts.words, "word"))});
  return counts.rows.empty() ? ExitStatus::kPartial : ExitStatus::kDone;
}

}  // namespace khabar
