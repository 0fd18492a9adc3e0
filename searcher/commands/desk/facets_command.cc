#include <optional>

#include "common/program/error.h"
#include "searcher/commands/commands.h"
#include "searcher/commands/desk/counting.h"
#include "searcher/commands/desk/named_queries.h"
#include "searcher/commands/desk_command.h"
#include "searcher/commands/options.h"
#include "searcher/desk/count/counter.h"
#include "searcher/output/tables/count_rows.h"

namespace khabar {
namespace {

std::vector<Dimension> facets_of(const ParsedOptions& options) {
  const std::vector<Dimension> facets = read_dimensions(all_of(options, "by"), kDimensionNames.size());
  for (const Dimension facet : facets) {
    if (facet == Dimension::kForm) {
      throw Error("--by form counts occurrences", "facets are of articles; ask for count --by form");
    }
  }
  return facets;
}

}  // namespace

ExitStatus facets_command(const ParsedOptions& options, const Streams& streams, Proof& proof) {
  const TimeZone zone{options.get("timezone")};
  const std::vector<Dimension> facets = facets_of(options);
  const std::optional<Codebook> codebook = codebook_of(options, facets);
  const std::vector<NamedQuery> queries = queries_of(options);
  IndexSet indexes = open_indexes(options, streams);
  proof.opened(indexes);
  std::vector<std::string> notes;
  const std::optional<CodedLines> coded = coded_lines_of(options, facets, indexes, notes);
  const PartitionSettings settings{&zone, codebook ? &*codebook : nullptr, coded ? &*coded : nullptr};
  std::vector<Counter> counters;
  for (const Dimension facet : facets) {
    counters.emplace_back(indexes.collection(), indexes.analyzer(), std::vector{facet}, settings, Counted::kArticles);
  }

  std::vector<NamedCounts> counted;
  const std::vector<std::string> more =
      read_queries(queries, options, zone, indexes, [&](const NamedQuery& named, const DeskQuery& query) {
        for (Counter& counter : counters) counted.push_back({named.name, counter.count(query)});
        check_rows(counted);
        const Counts& total = counted.back().table.total.counts;
        proof.asked(named, query, {{"articles", total.articles}, {"articles_unique", total.articles_unique}});
      });
  const std::string_view format = table_format(options);
  proof.formatted(format);
  const std::vector<std::string> names = facet_column_names(facet_columns());
  const auto [fields, excel] = chosen_fields(options, format, names);
  ResultFile file = result_file(options, streams);
  const auto table = table_writer(format, names, table_head(options, indexes.names()),
                                  {table_style(options, streams, file), fields, excel}, file.out());
  for (const NamedCounts& counts : counted) write_facet_rows(counts, facet_columns(), *table);
  table->finish();
  file.finish();
  proof.wrote(file);
  notes.insert(notes.end(), more.begin(), more.end());
  print_notes(notes, streams);
  return ExitStatus::kDone;
}

}  // namespace khabar
