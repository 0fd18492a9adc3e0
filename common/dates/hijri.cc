#include "common/dates/hijri.h"

#include <unicode/calendar.h>

#include <memory>
#include <new>

namespace khabar {

std::optional<std::chrono::sys_days> day_of_hijri(int year, unsigned month, unsigned day) {
  constexpr int kFirst = 1300;
  constexpr int kLast = 1500;
  if (year < kFirst || year > kLast || month < 1 || month > 12 || day < 1 || day > 30) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Calendar> calendar(
      icu::Calendar::createInstance(*icu::TimeZone::getGMT(), icu::Locale("@calendar=islamic-umalqura"), status));
  if (U_FAILURE(status) || calendar == nullptr) throw std::bad_alloc();
  calendar->clear();
  calendar->setLenient(false);
  calendar->set(year, static_cast<int>(month) - 1, static_cast<int>(day));
  const UDate moment = calendar->getTime(status);
  if (U_FAILURE(status)) return std::nullopt;  // the 30th of a month with 29 days
  const std::chrono::milliseconds since_1970{static_cast<std::int64_t>(moment)};
  return std::chrono::floor<std::chrono::days>(std::chrono::sys_time<std::chrono::milliseconds>(since_1970));
}

}  // namespace khabar
