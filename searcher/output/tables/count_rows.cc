#include "searcher/output/tables/count_rows.h"

#include <fmt/format.h>

#include <map>
#include <utility>

namespace khabar {
namespace {

void append_count_cells(const CountRow& row, CountColumns columns, std::vector<TableCell>& cells) {
  for (const CountColumn& column : columns) cells.push_back(column.cell(row));
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

std::vector<std::string> long_column_names(const std::vector<Dimension>& dimensions, CountColumns columns) {
  std::vector<std::string> names{"name"};
  for (const Dimension dimension : dimensions) names.emplace_back(dimension_name(dimension));
  for (const CountColumn& column : columns) names.emplace_back(column.name);
  return names;
}

void write_count_rows(const NamedCounts& counts, CountColumns columns, TableWriter& table) {
  for (const CountRow* row : rows_of(counts.table)) {
    std::vector<TableCell> cells{counts.name};
    cells.insert(cells.end(), row->buckets.begin(), row->buckets.end());
    append_count_cells(*row, columns, cells);
    table.row(cells);
  }
}

std::vector<std::string> wide_column_names(const std::vector<NamedCounts>& queries, CountColumns columns) {
  std::vector<std::string> names;
  for (const Dimension dimension : queries.front().table.dimensions) names.emplace_back(dimension_name(dimension));
  for (const NamedCounts& query : queries) {
    for (const CountColumn& column : columns) names.push_back(fmt::format("{}.{}", query.name, column.name));
  }
  return names;
}

void write_wide_count_rows(const std::vector<NamedCounts>& queries, CountColumns columns, TableWriter& table) {
  for (const auto& [place, by_query] : wide_rows(queries)) {
    std::vector<TableCell> cells{place.second.begin(), place.second.end()};
    for (const CountRow* row : by_query) append_count_cells(row == nullptr ? CountRow{} : *row, columns, cells);
    table.row(cells);
  }
}

std::vector<std::string> facet_column_names(CountColumns columns) {
  std::vector<std::string> names{"name", "facet", "value"};
  for (const CountColumn& column : columns) names.emplace_back(column.name);
  return names;
}

void write_facet_rows(const NamedCounts& counts, CountColumns columns, TableWriter& table) {
  const std::string facet{dimension_name(counts.table.dimensions.front())};
  for (const CountRow& row : counts.table.rows) {
    std::vector<TableCell> cells{counts.name, facet, row.buckets.front()};
    append_count_cells(row, columns, cells);
    table.row(cells);
  }
}

std::vector<std::string> coverage_columns(const std::vector<Dimension>& dimensions) {
  std::vector<std::string> columns;
  for (const Dimension dimension : dimensions) columns.emplace_back(dimension_name(dimension));
  for (const char* name : {"articles", "articles_unique", "words", "query"}) columns.emplace_back(name);
  return columns;
}

void write_coverage_rows(const CountTable& counts, TableWriter& table) {
  for (const CountRow& row : counts.rows) {
    std::vector<TableCell> cells{row.buckets.begin(), row.buckets.end()};
    cells.insert(cells.end(),
                 {row.counts.articles, row.counts.articles_unique, row.counts.words, text_cell_of(row.query)});
    table.row(cells);
  }
}

}  // namespace khabar
