#include "common/dates/period.h"

#include <gtest/gtest.h>

#include "common/article.h"
#include "common/dates/time_zone.h"

namespace khabar {
namespace {

std::string name_of_period(PeriodLength length, const std::string& day) {
  return period_name(length, period_number(length, parse_day(day).value()));
}

TEST(Period, NamesYearsMonthsWeeksAndDays) {
  EXPECT_EQ(name_of_period(PeriodLength::kYear, "2025-01-20"), "2025");
  EXPECT_EQ(name_of_period(PeriodLength::kMonth, "2025-01-20"), "2025-01");
  EXPECT_EQ(name_of_period(PeriodLength::kWeek, "2025-01-20"), "2025-W04");
  EXPECT_EQ(name_of_period(PeriodLength::kDay, "2025-01-20"), "2025-01-20");
}

TEST(Period, KnowsTheWeeksAtTheEndsOfYears) {
  EXPECT_EQ(name_of_period(PeriodLength::kWeek, "2024-12-30"), "2025-W01");
  EXPECT_EQ(name_of_period(PeriodLength::kWeek, "2021-01-03"), "2020-W53");
  EXPECT_EQ(name_of_period(PeriodLength::kWeek, "2021-01-04"), "2021-W01");
  EXPECT_EQ(name_of_period(PeriodLength::kWeek, "1969-12-28"), "1969-W52");
  EXPECT_EQ(name_of_period(PeriodLength::kWeek, "1969-12-29"), "1970-W01");
}

TEST(Period, HasEachDayInOnePeriodAndNoneBetweenTwo) {
  const std::chrono::sys_days first = parse_day("1899-11-20").value();
  for (const PeriodLength length :
       {PeriodLength::kYear, PeriodLength::kMonth, PeriodLength::kWeek, PeriodLength::kDay}) {
    for (int i = 0; i < 60'000; i += 7) {
      const std::chrono::sys_days day = first + std::chrono::days{i};
      const std::int64_t number = period_number(length, day);
      ASSERT_LE(first_day_of_period(length, number), day);
      ASSERT_GT(first_day_of_period(length, number + 1), day);
    }
  }
}

TEST(TimeZoneDays, BeginWhereTheZoneSaysSo) {
  for (const char* name : {"UTC", "Asia/Riyadh", "America/New_York", "Asia/Beirut", "Pacific/Apia", "Africa/Cairo"}) {
    const TimeZone zone{name};
    for (std::chrono::sys_days day = parse_day("2011-12-25").value(); day < parse_day("2014-12-25").value();
         day += std::chrono::days{1}) {
      const std::chrono::sys_seconds begin = zone.begin_of(day);
      if (begin == zone.begin_of(day + std::chrono::days{1})) continue;  // a day that a zone left out
      ASSERT_EQ(zone.day_of(begin), day) << name;
      ASSERT_LT(zone.day_of(begin - std::chrono::seconds{1}), day) << name;
    }
  }
}

}  // namespace
}  // namespace khabar
