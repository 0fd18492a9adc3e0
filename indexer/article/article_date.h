// Dates as newspapers, feeds and databases write them.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "common/article.h"

namespace khabar {

// The UTC moment that `text` names, for a field that holds a date and little else. It reads
// * ISO 8601 (2025-01-20, 2025-01-20T10:30:00+01:00, 20250120T103000Z), also with '/' or '.',
// * RFC 2822 (Mon, 20 Jan 2025 10:30:00 +0100) and ctime (Mon Jan 20 10:30:00 2025),
// * days written with numbers, the day before the month: 20/01/2025, 20-01-2025, 20.01.2025,
// * days written with names of months (see date_match.h), with or without weekday and time of day,
// * RFC 822 with a year of two digits and a time (Fri, 01 Mar 24 22:30:00 GMT), from 50 on in the last century,
// * seconds or milliseconds since 1970 (9, 10, 12 or 13 digits),
// in European, Arabic and Persian digits. Words around the date are passed over ("نشر في: ..."), another number is not.
// A time without a zone is UTC; a day without a time is its midnight.
// Nothing for a date of the Islamic calendar (one beside a Gregorian date is passed over), for a day that does not
// exist, for two different days, for other years of two digits and for years outside 1800 to 2100.
std::optional<Date> parse_date(std::string_view text);

struct ReadDate {
  Date date;
  bool is_local = false;      // a time of day without a zone
  bool is_converted = false;  // from a date of the Islamic calendar that stands alone: may be off by a day
};

// The same, and days of the Islamic calendar besides.
std::optional<ReadDate> read_date(std::string_view text);

// The first of `texts` that can be read; if that is local and another one names the same moment with its zone (some
// quarters of an hour away, at most 14 hours), that one.
std::optional<ReadDate> choose_date(std::span<const std::string> texts);

// The midnight of a day that exists and lies in 1800 to 2100, else nothing.
std::optional<Date> checked_day(std::chrono::year_month_day day);

}  // namespace khabar
