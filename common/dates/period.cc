#include "common/dates/period.h"

#include <fmt/format.h>

namespace khabar {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr std::int64_t kMonthsAYear = 12;
constexpr std::int64_t kDaysAWeek = 7;
constexpr std::int64_t kThursday = 3;  // days after Monday; 1970-01-01 was one

constexpr std::int64_t floor_divide(std::int64_t number, std::int64_t by) {
  return number >= 0 ? number / by : -((-number + by - 1) / by);
}

sys_days day_at(std::int64_t number) { return sys_days{days{static_cast<int>(number)}}; }

std::string week_name(std::int64_t number) {
  const sys_days thursday = day_at(number * kDaysAWeek);
  const std::chrono::year year = year_month_day{thursday}.year();
  const auto week = (thursday - sys_days{year / 1 / 1}).count() / kDaysAWeek + 1;
  return fmt::format("{:04}-W{:02}", static_cast<int>(year), week);
}

}  // namespace

std::int64_t period_number(PeriodLength length, sys_days day) {
  const year_month_day date{day};
  const std::int64_t year = static_cast<int>(date.year());
  switch (length) {
    case PeriodLength::kYear:
      return year;
    case PeriodLength::kMonth:
      return year * kMonthsAYear + static_cast<unsigned>(date.month()) - 1;
    case PeriodLength::kWeek:
      return floor_divide(day.time_since_epoch().count() + kThursday, kDaysAWeek);
    case PeriodLength::kDay:
      break;
  }
  return day.time_since_epoch().count();
}

sys_days first_day_of_period(PeriodLength length, std::int64_t number) {
  const auto year_of = [](std::int64_t year) { return std::chrono::year{static_cast<int>(year)}; };
  switch (length) {
    case PeriodLength::kYear:
      return sys_days{year_of(number) / 1 / 1};
    case PeriodLength::kMonth: {
      const std::int64_t year = floor_divide(number, kMonthsAYear);
      return sys_days{year_of(year) / static_cast<int>(number - year * kMonthsAYear + 1) / 1};
    }
    case PeriodLength::kWeek:
      return day_at(number * kDaysAWeek - kThursday);
    case PeriodLength::kDay:
      break;
  }
  return day_at(number);
}

std::string period_name(PeriodLength length, std::int64_t number) {
  if (length == PeriodLength::kWeek) return week_name(number);
  const year_month_day date{first_day_of_period(length, number)};
  std::string name = fmt::format("{:04}", static_cast<int>(date.year()));
  if (length == PeriodLength::kYear) return name;
  name += fmt::format("-{:02}", static_cast<unsigned>(date.month()));
  return length == PeriodLength::kMonth ? name : name + fmt::format("-{:02}", static_cast<unsigned>(date.day()));
}

}  // namespace khabar
