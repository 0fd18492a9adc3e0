#include "searcher/output/tables/collocate_rows.h"

namespace khabar {

std::vector<std::string> collocate_columns(const std::optional<Dimension>& by) {
  std::vector<std::string> columns;
  if (by) columns.emplace_back(dimension_name(*by));
  for (const char* name : {"collocate", "self", "hits", "tokens", "occurrences", "articles", "sources"}) {
    columns.emplace_back(name);
  }
  columns.insert(columns.end(), kAssociationNames.begin(), kAssociationNames.end());
  for (const char* name : {"node_hits", "window_words", "words", "query"}) columns.emplace_back(name);
  return columns;
}

void write_collocate_rows(const CollocateTable& collocates, bool with_bucket, TableWriter& table) {
  for (const Collocate& collocate : collocates.collocates) {
    const PairCounts& pair = collocate.pair;
    std::vector<TableCell> cells;
    if (with_bucket) cells.emplace_back(collocates.bucket);
    cells.insert(cells.end(), {collocate.word, std::uint64_t{collocate.self ? 1U : 0U}, pair.hits, pair.tokens,
                               pair.occurrences, collocate.articles, collocate.sources});
    for (const double measure : collocate.measures) cells.emplace_back(measure);
    cells.insert(cells.end(), {pair.node_hits, pair.window_words, pair.words, text_cell_of(collocate.query)});
    table.row(cells);
  }
}

}  // namespace khabar
