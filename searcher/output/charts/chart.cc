#include "searcher/output/charts/chart.h"

#include <algorithm>

#include "searcher/desk/count/trend.h"
#include "searcher/desk/count/wilson.h"

namespace khabar {

std::optional<ChartShare> chart_share(const CountRow& row) {
  if (row.subcorpus.articles == 0) return std::nullopt;
  const std::uint64_t found = row.smoothed ? row.smoothed->articles : row.counts.articles;
  const std::uint64_t of = row.smoothed ? row.smoothed->subcorpus.articles : row.subcorpus.articles;
  const Interval interval = wilson_interval(found, of);
  return ChartShare{static_cast<double>(found) / static_cast<double>(of), interval.low, interval.high};
}

Chart make_chart(const std::vector<NamedCounts>& counted, const Partition& periods, std::size_t smooth) {
  Chart chart;
  chart.by = dimension_name(counted.front().table.dimensions.front());
  chart.smooth = smooth;
  for (const NamedCounts& counts : counted) {
    const std::vector<CountRow>& rows = counts.table.rows;
    const RowRange range = period_rows(counts.table, periods);
    ChartSeries& series = chart.series.emplace_back();
    series.name = counts.name;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const bool inside = i >= range.begin && i < range.end;
      (inside ? series.rows : series.others).push_back(&rows[i]);
    }
    chart.articles.resize(series.rows.size());
    for (std::size_t i = 0; i < series.rows.size(); ++i) {
      chart.articles[i] = std::max(chart.articles[i], series.rows[i]->subcorpus.articles);
    }
  }
  for (const CountRow* row : chart.series.front().rows) chart.periods.push_back(row->buckets.front());
  return chart;
}

double highest(const Chart& chart) {
  constexpr double kRoomAboveShares = 1.5;
  double end = 0;
  double ratio = 0;
  for (const ChartSeries& series : chart.series) {
    for (const CountRow* row : series.rows) {
      const ChartShare share = chart_share(*row).value_or(ChartShare{});
      end = std::max(end, share.high);
      ratio = std::max(ratio, share.ratio);
    }
  }
  return ratio > 0 ? std::min(end, kRoomAboveShares * ratio) : end;
}

std::uint64_t most_articles(const Chart& chart) {
  const auto most = std::ranges::max_element(chart.articles);
  return most == chart.articles.end() ? 0 : *most;
}

}  // namespace khabar
