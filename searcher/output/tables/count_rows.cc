#include "searcher/output/tables/count_rows.h"

#include <fmt/format.h>

#include <array>
#include <map>
#include <utility>

#include "searcher/desk/count/wilson.h"

namespace khabar {
namespace {

constexpr std::array<std::string_view, 11> kCountColumns{
    "articles", "articles_unique",     "occurrences",      "words", "per_million", "ratio", "low",
    "high",     "collection_articles", "collection_words", "query"};

constexpr double kMillion = 1e6;

TableCell text_or_nothing(const std::string& text) { return text.empty() ? TableCell{} : TableCell{text}; }

// In the order of kCountColumns.
std::vector<TableCell> count_cells(const CountRow& row) {
  const Subcorpus& of = row.subcorpus;
  std::vector<TableCell> cells(kCountColumns.size());
  cells[8] = of.articles;
  cells[9] = of.words;
  cells[10] = text_or_nothing(row.query);
  if (of.articles == 0) return cells;
  cells[0] = row.counts.articles;
  cells[1] = row.counts.articles_unique;
  cells[2] = row.counts.occurrences;
  cells[3] = row.counts.words;
  if (of.words > 0) cells[4] = static_cast<double>(row.counts.occurrences) * kMillion / static_cast<double>(of.words);
  cells[5] = static_cast<double>(row.counts.articles) / static_cast<double>(of.articles);
  const Interval interval = wilson_interval(row.counts.articles, of.articles);
  cells[6] = interval.low;
  cells[7] = interval.high;
  return cells;
}

void append_cells(std::vector<TableCell>& cells, const std::vector<TableCell>& more) {
  cells.insert(cells.end(), more.begin(), more.end());
}

// Of a table by nothing, the total.
std::vector<const CountRow*> rows_of(const CountTable& table) {
  if (table.dimensions.empty()) return {&table.total};
  std::vector<const CountRow*> rows;
  for (const CountRow& row : table.rows) rows.push_back(&row);
  return rows;
}

// Buckets in the order of the collection, and the row of each query.
using WideRows =
    std::map<std::pair<std::vector<std::uint32_t>, std::vector<std::string>>, std::vector<const CountRow*>>;

WideRows wide_rows(const std::vector<NamedCounts>& queries) {
  WideRows all;
  for (std::size_t i = 0; i < queries.size(); ++i) {
    for (const CountRow* row : rows_of(queries[i].table)) {
      std::vector<const CountRow*>& by_query = all[{row->places, row->buckets}];
      by_query.resize(queries.size());
      by_query[i] = row;
    }
  }
  return all;
}

}  // namespace

std::vector<std::string> count_columns(const std::vector<Dimension>& dimensions) {
  std::vector<std::string> columns{"name"};
  for (const Dimension dimension : dimensions) columns.emplace_back(dimension_name(dimension));
  columns.insert(columns.end(), kCountColumns.begin(), kCountColumns.end());
  return columns;
}

void write_count_rows(const NamedCounts& counts, TableWriter& table) {
  for (const CountRow* row : rows_of(counts.table)) {
    std::vector<TableCell> cells{counts.name};
    cells.insert(cells.end(), row->buckets.begin(), row->buckets.end());
    append_cells(cells, count_cells(*row));
    table.row(cells);
  }
}

std::vector<std::string> wide_count_columns(const std::vector<NamedCounts>& queries) {
  std::vector<std::string> columns;
  for (const Dimension dimension : queries.front().table.dimensions) columns.emplace_back(dimension_name(dimension));
  for (const NamedCounts& query : queries) {
    for (const std::string_view column : kCountColumns) columns.push_back(fmt::format("{}.{}", query.name, column));
  }
  return columns;
}

void write_wide_count_rows(const std::vector<NamedCounts>& queries, TableWriter& table) {
  for (const auto& [place, by_query] : wide_rows(queries)) {
    std::vector<TableCell> cells{place.second.begin(), place.second.end()};
    for (const CountRow* row : by_query) append_cells(cells, count_cells(row == nullptr ? CountRow{} : *row));
    table.row(cells);
  }
}

}  // namespace khabar
