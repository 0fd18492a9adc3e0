// Days and times of day at the front of a row of tokens.
#pragma once

#include <chrono>
#include <optional>

#include "common/dates/date_names.h"

namespace khabar {

struct DayMatch {
  std::chrono::year_month_day day;  // may not exist, as 31 February
  std::size_t length = 0;           // in tokens
};

// A whole Gregorian day, the year with four digits: 2025-01-20, 20/01/2025 (the day first), 20 يناير 2025, 20 من شهر
// يناير لعام 2025م, 15 مارس/آذار 2018, 10 أغسطس (آب) 2015, يناير 20, 2025, January 20th, 2025. Nothing if two names
// of the month contradict each other or the year is followed by هـ.
std::optional<DayMatch> match_day(DateTokens tokens);

// A whole day of the Islamic calendar, with its mark: `20 رجب 1446 هـ`, `20/7/1446هـ`
struct HijriMatch {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  std::size_t length = 0;  // in tokens; 0 for none
};
HijriMatch match_hijri_day(DateTokens tokens);

struct TimeMatch {
  std::chrono::seconds time{0};    // since midnight
  std::chrono::minutes offset{0};  // east of UTC
  std::size_t length = 0;          // in tokens
  bool has_zone = false;
};

// 10:30, 10:30:15.250, 3 مساءً, 10:30 ص, each with an offset or the name of a zone behind it (+0300, GMT+3, بتوقيت مكة);
// without one the time is taken for UTC. Nothing for an impossible time.
std::optional<TimeMatch> match_time(DateTokens tokens);

}  // namespace khabar
