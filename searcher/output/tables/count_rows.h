// Tables of counts -> rows of named columns.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "searcher/desk/count/count_table.h"
#include "searcher/output/tables/table_writer.h"

namespace khabar {

struct NamedCounts {
  std::string name;
  CountTable table;
};

// Long: a row a query and bucket, or a row a query if it is counted by nothing. The columns are `name` of the query,
// the names of the dimensions, and
//   articles             that match
//   articles_unique      a group of near duplicates counts once
//   occurrences          in them
//   words                of them
//   per_million          occurrences in a million words of the subcorpus
//   ratio, low, high     of articles among those of the subcorpus, and its interval (searcher/desk/count/wilson.h)
//   collection_articles  of the subcorpus
//   collection_words     of it
//   query                that finds exactly these articles
// Counts are empty where the subcorpus has no article.
std::vector<std::string> count_columns(const std::vector<Dimension>& dimensions);
void write_count_rows(const NamedCounts& counts, TableWriter& table);

// Wide: a row a bucket of any query; the columns are the names of the dimensions and, for each query, those behind them
// as `NAME.articles` and so on. Tables must have the same dimensions. Buckets that one query lacks stand where another
// one has them, and are gaps there.
std::vector<std::string> wide_count_columns(const std::vector<NamedCounts>& queries);
void write_wide_count_rows(const std::vector<NamedCounts>& queries, TableWriter& table);

}  // namespace khabar
