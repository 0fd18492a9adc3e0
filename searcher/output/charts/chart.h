// What the pictures of a trend have in common.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/dates/period.h"
#include "searcher/desk/count/count_table.h"
#include "searcher/desk/count/partition.h"

namespace khabar {

// The share of articles in one period, smoothed if the trend is.
struct ChartShare {
  double ratio = 0;
  double low = 0;  // of its interval
  double high = 0;
};

// Nothing: a gap.
std::optional<ChartShare> chart_share(const CountRow& row);

struct ChartSeries {
  std::string name;
  std::vector<const CountRow*> rows;    // by period
  std::vector<const CountRow*> others;  // undated articles and the like, if there are any
};

struct Chart {
  std::string by;                       // year, month, week or day
  std::vector<std::string> periods;     // their names
  std::vector<ChartSeries> series;      // one at least
  std::vector<std::uint64_t> articles;  // by period: what the queries are compared with, the most of any of them
  std::size_t smooth = 1;
};

// `counted` have been through make_trend(), and must outlive the chart.
Chart make_chart(const std::vector<NamedCounts>& counted, const Partition& periods, std::size_t smooth);

// What a picture has to have room for: the highest end of an interval, but no more than one and a half times the
// highest share, if any is above 0, since a period of three articles has an interval that dwarfs all others. 0 without
// shares.
double highest(const Chart& chart);

// Of a period.
std::uint64_t most_articles(const Chart& chart);

}  // namespace khabar
