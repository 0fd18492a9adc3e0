// Tables of counts -> rows of named columns.
#pragma once

#include <string>
#include <vector>

#include "searcher/desk/count/count_table.h"
#include "searcher/output/tables/count_columns.h"
#include "searcher/output/tables/table_writer.h"

namespace khabar {

// Long: a row a query and bucket, or a row a query if it is counted by nothing. Before `columns` stand `name` of the
// query and the names of the dimensions.
std::vector<std::string> long_column_names(const std::vector<Dimension>& dimensions, CountColumns columns);
void write_count_rows(const NamedCounts& counts, CountColumns columns, TableWriter& table);

// Wide: a row a bucket of any query; the columns are the names of the dimensions and, for each query, `columns` as
// `NAME.articles` and so on. Tables must have the same dimensions. Buckets that one query lacks stand where another
// one has them, and are gaps there.
std::vector<std::string> wide_column_names(const std::vector<NamedCounts>& queries, CountColumns columns);
void write_wide_count_rows(const std::vector<NamedCounts>& queries, CountColumns columns, TableWriter& table);

// Facets: a row a query, dimension and bucket. Before `columns` stand `name` of the query, `facet`, which is the name
// of the dimension, and `value`, the name of the bucket. `counts` are those of one query, each by one dimension.
std::vector<std::string> facet_column_names(CountColumns columns);
void write_facet_rows(const NamedCounts& counts, CountColumns columns, TableWriter& table);

// What a collection holds, counted without a query: the names of the dimensions, articles, articles_unique, words and
// query, as above; 0 where there is no article.
std::vector<std::string> coverage_columns(const std::vector<Dimension>& dimensions);
void write_coverage_rows(const CountTable& counts, TableWriter& table);

}  // namespace khabar
