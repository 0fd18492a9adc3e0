// Names of months, days and zones, spelled as date_tokens() spells them.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "common/dates/date_tokens.h"

namespace khabar {

struct MonthName {
  unsigned month = 0;      // 1 to 12; 0 for none
  std::size_t length = 0;  // in tokens
};

// The name of a Gregorian month at the front of `tokens`: of Egypt and the Gulf (يناير), of the Levant and Iraq (كانون
// الثاني, with or without the article), of the Maghreb (جانفي, غشت), English or French, with their usual spellings.
MonthName gregorian_month(DateTokens tokens);

// The same for the Islamic calendar: ربيع الأول, ذو القعدة, ...
MonthName hijri_month(DateTokens tokens);

bool is_weekday(std::string_view word);

// هـ, هجري: the year before it is one of the Islamic calendar.
bool is_hijri_mark(std::string_view word);

// م, ميلادي: the year before it is one of the Gregorian calendar.
bool is_gregorian_mark(std::string_view word);

enum class HalfOfDay { kNone, kMorning, kEvening };
HalfOfDay half_of_day(std::string_view word);

// How far east of UTC: Z, GMT, the zones of RFC 2822 section 4.3, those of Europe, Africa and Asia whose names mean one
// thing in news (AST is that of Arabia), and غرينتش and مكة.
std::optional<std::chrono::minutes> zone_offset(std::string_view word);

}  // namespace khabar
