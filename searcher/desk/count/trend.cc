#include "searcher/desk/count/trend.h"

#include <algorithm>
#include <optional>
#include <stdexcept>

#include "common/dates/period.h"

namespace khabar {
namespace {

PeriodLength period_length(Dimension dimension) {
  switch (dimension) {
    case Dimension::kYear:
      return PeriodLength::kYear;
    case Dimension::kMonth:
      return PeriodLength::kMonth;
    case Dimension::kWeek:
      return PeriodLength::kWeek;
    case Dimension::kDay:
      return PeriodLength::kDay;
    default:
      throw std::logic_error("a trend is counted by periods");
  }
}

bool is_period_row(const CountRow& row, const Partition& periods) {
  return row.places.front() >= periods.first_period && row.places.front() < periods.end_of_periods;
}

// From the first to the last place that any of the tables has.
std::optional<RowRange> all_places(const std::vector<NamedCounts>& counted, const Partition& periods) {
  std::optional<RowRange> places;
  for (const NamedCounts& counts : counted) {
    for (const CountRow& row : counts.table.rows) {
      if (!is_period_row(row, periods)) continue;
      const std::size_t place = row.places.front();
      if (!places) places = RowRange{place, place + 1};
      places = RowRange{std::min(places->begin, place), std::max(places->end, place + 1)};
    }
  }
  return places;
}

std::vector<CountRow> gaps(const Partition& periods, std::size_t begin, std::size_t end) {
  std::vector<CountRow> rows;
  for (std::size_t place = begin; place < end; ++place) {
    CountRow& row = rows.emplace_back();
    row.places = {static_cast<std::uint32_t>(place)};
    row.buckets = {periods.buckets[place].name};
  }
  return rows;
}

// What a table has itself follows without a gap already.
void fill(CountTable& table, const Partition& periods, const RowRange& places) {
  const RowRange own = period_rows(table, periods);
  const bool none = own.begin == own.end;
  const std::size_t first = none ? places.end : table.rows[own.begin].places.front();
  const std::size_t end = none ? places.end : table.rows[own.end - 1].places.front() + 1;
  const auto at = [&](std::size_t row) { return table.rows.begin() + static_cast<std::ptrdiff_t>(row); };
  std::vector<CountRow> before = gaps(periods, places.begin, first);
  std::vector<CountRow> behind = gaps(periods, end, places.end);
  table.rows.insert(at(own.end), std::make_move_iterator(behind.begin()), std::make_move_iterator(behind.end()));
  table.rows.insert(at(own.begin), std::make_move_iterator(before.begin()), std::make_move_iterator(before.end()));
}

void mark_partial(CountTable& table, PeriodLength length) {
  if (!table.days) return;
  const auto mark = [&](std::int64_t period) {
    const auto found = std::ranges::find_if(
        table.rows, [&](const CountRow& row) { return row.buckets.front() == period_name(length, period); });
    if (found != table.rows.end()) found->partial = true;
  };
  const std::int64_t first = period_number(length, table.days->first);
  const std::int64_t last = period_number(length, table.days->last);
  if (first_day_of_period(length, first) < table.days->first) mark(first);
  if (table.days->last + std::chrono::days{1} < first_day_of_period(length, last + 1)) mark(last);
}

// Of all rows before each, and of all.
std::vector<Smoothed> running_sums(const std::vector<CountRow>& rows) {
  std::vector<Smoothed> sums(1);
  for (const CountRow& row : rows) {
    Smoothed sum = sums.back();
    if (row.subcorpus.articles > 0) {
      sum.articles += row.counts.articles;
      sum.occurrences += row.counts.occurrences;
      sum.subcorpus.articles += row.subcorpus.articles;
      sum.subcorpus.words += row.subcorpus.words;
      ++sum.periods;
    }
    sums.push_back(sum);
  }
  return sums;
}

Smoothed difference(const Smoothed& all, const Smoothed& some) {
  return {all.articles - some.articles,
          all.occurrences - some.occurrences,
          {all.subcorpus.articles - some.subcorpus.articles, all.subcorpus.words - some.subcorpus.words},
          all.periods - some.periods};
}

void smooth_rows(CountTable& table, const RowRange& rows, std::size_t smooth) {
  const std::vector<Smoothed> sums = running_sums(table.rows);
  const std::size_t reach = smooth / 2;
  for (std::size_t i = rows.begin; i < rows.end; ++i) {
    if (table.rows[i].subcorpus.articles == 0) continue;
    const std::size_t begin = i - std::min(i - rows.begin, reach);
    const std::size_t end = i + 1 + std::min(rows.end - i - 1, reach);
    table.rows[i].smoothed = difference(sums[end], sums[begin]);
  }
}

}  // namespace

bool is_period(Dimension dimension) {
  return dimension == Dimension::kYear || dimension == Dimension::kMonth || dimension == Dimension::kWeek ||
         dimension == Dimension::kDay;
}

RowRange period_rows(const CountTable& table, const Partition& periods) {
  const auto inside = [&](const CountRow& row) { return is_period_row(row, periods); };
  const auto before = [&](const CountRow& row) { return row.places.front() < periods.first_period; };
  const auto begin = std::ranges::find_if_not(table.rows, before);
  const auto end = std::find_if_not(begin, table.rows.end(), inside);
  return {static_cast<std::size_t>(begin - table.rows.begin()), static_cast<std::size_t>(end - table.rows.begin())};
}

void make_trend(std::vector<NamedCounts>& counted, const Partition& periods, std::size_t smooth) {
  const auto places = all_places(counted, periods);
  if (!places) return;
  for (NamedCounts& counts : counted) {
    fill(counts.table, periods, *places);
    mark_partial(counts.table, period_length(counts.table.dimensions.front()));
    if (smooth > 1) smooth_rows(counts.table, period_rows(counts.table, periods), smooth);
  }
}

}  // namespace khabar
