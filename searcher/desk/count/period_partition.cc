#include "searcher/desk/count/period_partition.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include "common/index/article_document.h"
#include "common/index/article_name.h"
#include "common/stored/damage.h"
#include "searcher/desk/count/name_partition.h"

namespace khabar {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr sys_days kFirstNamedDay{std::chrono::year{1800} / 1 / 1};
constexpr sys_days kLastNamedDay{std::chrono::year{2100} / 12 / 31};

// Where an article without a day of those years goes.
constexpr std::int64_t kUndatedPeriod = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kLatePeriod = kUndatedPeriod - 1;
constexpr std::int64_t kEarlyPeriod = std::numeric_limits<std::int64_t>::min();

std::int64_t day_value(sys_days day) { return day.time_since_epoch().count(); }

QueryNode days_filter(std::int64_t first, std::int64_t last) {
  QueryNode range;
  range.kind = NodeKind::kRange;
  range.field = Field::kDay;
  range.low = first;
  range.high = last;
  return range;
}

QueryNode excluded(QueryNode filter) {
  filter.sign = Sign::kExcluded;
  return filter;
}

Bucket early_bucket() {
  return {
      "..1799",
      {excluded(days_filter(day_value(kFirstNamedDay), kOpenHigh)), excluded(missing_bucket(Field::kDay).filters[0])}};
}

Bucket late_bucket() {
  return {
      "2101..",
      {excluded(days_filter(kOpenLow, day_value(kLastNamedDay))), excluded(missing_bucket(Field::kDay).filters[0])}};
}

// A week may reach over the ends of what can be named.
Bucket period_bucket(PeriodLength length, std::int64_t number) {
  const sys_days first = std::max(first_day_of_period(length, number), kFirstNamedDay);
  const sys_days last = std::min(first_day_of_period(length, number + 1) - days{1}, kLastNamedDay);
  return {period_name(length, number), {days_filter(day_value(first), day_value(last))}};
}

std::int64_t period_of_day(sys_days day, PeriodLength length) {
  if (day < kFirstNamedDay) return kEarlyPeriod;
  if (day > kLastNamedDay) return kLatePeriod;
  return period_number(length, day);
}

struct DatedArticles {
  std::vector<std::int64_t> period;  // by document
  std::vector<std::int32_t> days;    // likewise
  std::int64_t first = kUndatedPeriod;
  std::int64_t last = kEarlyPeriod;
  bool some_early = false;
  bool some_late = false;
  std::size_t dated = 0;
};

DatedArticles read_dates(PeriodLength length, const Xapian::Database& database, const TimeZone& zone) {
  DatedArticles read;
  read.period.assign(std::size_t{database.get_lastdocid()} + 1, kUndatedPeriod);
  read.days.assign(read.period.size(), kNoDay);
  const Xapian::valueno dates = slot(Slot::kDate);
  for (auto at = database.valuestream_begin(dates); at != database.valuestream_end(dates); ++at) {
    const Xapian::docid article = at.get_docid();
    if (article >= read.period.size()) throw Damage("the stored dates are damaged").of("the index");
    const sys_days day = reading_article(database, article, [&] { return zone.day_of(date_of_value(*at)); });
    const std::int64_t period = period_of_day(day, length);
    read.period[article] = period;
    ++read.dated;
    read.some_early = read.some_early || period == kEarlyPeriod;
    read.some_late = read.some_late || period == kLatePeriod;
    if (period == kEarlyPeriod || period == kLatePeriod) continue;
    read.days[article] = static_cast<std::int32_t>(day_value(day));
    read.first = std::min(read.first, period);
    read.last = std::max(read.last, period);
  }
  return read;
}

}  // namespace

Partition period_partition(PeriodLength length, const Collection& collection, const TimeZone& zone) {
  const Xapian::Database& database = collection.database();
  DatedArticles read = read_dates(length, database, zone);
  Partition partition;
  partition.days = std::move(read.days);
  std::vector<Bucket>& buckets = partition.buckets;
  if (read.some_early) buckets.push_back(early_bucket());
  partition.first_period = buckets.size();
  for (std::int64_t period = read.first; period <= read.last; ++period) {
    buckets.push_back(period_bucket(length, period));
  }
  partition.end_of_periods = buckets.size();
  if (read.some_late) buckets.push_back(late_bucket());
  if (read.dated < database.get_doccount()) buckets.push_back(missing_bucket(Field::kDay));
  partition.of_article.reserve(read.period.size());
  for (const std::int64_t period : read.period) {
    const std::size_t bucket = period == kEarlyPeriod  ? 0
                               : period == kLatePeriod ? partition.end_of_periods
                               : period == kUndatedPeriod
                                   ? buckets.size() - 1
                                   : partition.first_period + static_cast<std::size_t>(period - read.first);
    partition.of_article.push_back(static_cast<std::uint32_t>(bucket));
  }
  return partition;
}

}  // namespace khabar
