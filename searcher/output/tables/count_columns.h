// What is told of a row of counts: the one table of its columns.
#pragma once

#include <span>
#include <string_view>

#include "searcher/desk/count/count_table.h"
#include "searcher/output/tables/table_writer.h"

namespace khabar {

struct CountColumn {
  std::string_view name;
  TableCell (*cell)(const CountRow& row);  // empty if the row has none
};

using CountColumns = std::span<const CountColumn>;

// articles             that match
// articles_unique      a group of near duplicates counts once
// occurrences          in them
// words                of them
// per_million          occurrences in a million words of the subcorpus
// ratio, low, high     of articles among those of the subcorpus, and its interval (searcher/desk/count/wilson.h)
// collection_articles  of the subcorpus
// collection_words     of it
// query                that finds exactly these articles
// Counts are empty where the subcorpus has no article.
CountColumns count_columns();

// The same without occurrences and words.
CountColumns facet_columns();

// partial              1 if the period is (searcher/desk/count/trend.h), else 0
// and those of count_columns(). If smoothed, before the query:
// smoothed_over        how many periods were added up
// smoothed_ratio, smoothed_low, smoothed_high, smoothed_per_million    of the sums
CountColumns trend_columns(bool smoothed);

}  // namespace khabar
