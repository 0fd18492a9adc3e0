// Counts over time: the same periods for every query, and what is told of each beside its counts.
#pragma once

#include <cstddef>
#include <vector>

#include "searcher/desk/count/count_table.h"
#include "searcher/desk/count/partition.h"

namespace khabar {

// Years, months, weeks and days; not the others.
bool is_period(Dimension dimension);

// Tables counted by one dimension, which is_period() and whose partition is `periods`:
// * Each gets a row for every period from the first to the last that any of them has; the new ones are gaps. Rows that
//   are no such periods, such as undated articles, stay before or behind them.
// * A period is partial if the articles of the subcorpus begin after its first day or end before its last.
// * With `smooth` above 1, each period in which the subcorpus has articles has the sums over as many periods around it,
//   half of the others before it and half behind. At the ends, and beside gaps, there are fewer: Smoothed::periods. A
//   ratio is that of the sums.
// `smooth` is odd.
void make_trend(std::vector<NamedCounts>& counted, const Partition& periods, std::size_t smooth);

// The part of a table that is periods, without undated articles and the like: rows [begin, end).
struct RowRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};
RowRange period_rows(const CountTable& table, const Partition& periods);

}  // namespace khabar
