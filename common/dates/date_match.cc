#include "common/dates/date_match.h"

#include <algorithm>
#include <array>

#include "common/ascii.h"

namespace khabar {

namespace {

using std::chrono::day;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::month;
using std::chrono::year;

DateTokens from(DateTokens tokens, std::size_t at) { return tokens.subspan(std::min(at, tokens.size())); }

std::chrono::year_month_day make_day(std::int64_t y, std::int64_t m, std::int64_t d) {
  return {year{static_cast<int>(y)}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
}

// 2025-01-20 and 20/01/2025, with one separator throughout.
std::optional<DayMatch> match_numeric(DateTokens tokens) {
  constexpr std::size_t kLength = 5;
  if (tokens.size() < kLength) return std::nullopt;
  const bool separated = is_mark(tokens, 1, "-/.");
  if (!separated || !is_mark(tokens, 3, tokens[1].text) || !is_number(tokens, 2, 1, 2)) return std::nullopt;
  if (is_number(tokens, 0, 4, 4) && is_number(tokens, 4, 1, 2)) {
    return DayMatch{make_day(tokens[0].value, tokens[2].value, tokens[4].value), kLength};
  }
  if (is_number(tokens, 0, 1, 2) && is_number(tokens, 4, 4, 4)) {
    return DayMatch{make_day(tokens[4].value, tokens[2].value, tokens[0].value), kLength};
  }
  return std::nullopt;
}

// يناير, كانون الثاني/يناير, أغسطس (آب). A second name that is no month is a slip of the pen; one that is another month
// makes the date unclear.
MonthName match_month_names(DateTokens tokens) {
  MonthName first = gregorian_month(tokens);
  if (first.month == 0) return first;
  const bool slash = is_mark(tokens, first.length, "/");
  const bool bracket = is_mark(tokens, first.length, "(");
  if (!slash && !bracket) return first;
  const MonthName second = gregorian_month(from(tokens, first.length + 1));
  if (second.month != 0 && second.month != first.month) return {};
  std::size_t length = first.length + 1 + second.length;
  if (second.month == 0) {
    if (bracket || !is_word(tokens, length)) return first;
    ++length;
  }
  if (bracket && !is_mark(tokens, length++, ")")) return first;
  return {first.month, length};
}

// Abbreviations have a full stop: "févr. 2024", "Jan. 20, 2025".
bool is_stop_of_abbreviation(DateTokens tokens, std::size_t at) {
  return at > 0 && is_mark(tokens, at, ".") && is_word(tokens, at - 1) && ascii::is_letter(tokens[at - 1].text.front());
}

std::size_t skip_words(DateTokens tokens, std::size_t at, std::span<const std::string_view> words) {
  while (is_word(tokens, at, words)) ++at;
  return at;
}

// 20 يناير 2025, 20-Jan-2025, 20 من شهر يناير من عام 2025م
std::optional<DayMatch> match_day_first(DateTokens tokens) {
  static constexpr std::array<std::string_view, 8> kBeforeMonth{"من", "شهر", "of", "st", "nd", "rd", "th", "er"};
  static constexpr std::array<std::string_view, 7> kBeforeYear{"من", "عام", "العام", "لعام", "سنه", "لسنه", "للعام"};
  if (!is_number(tokens, 0, 1, 2)) return std::nullopt;
  std::size_t at = skip_words(tokens, 1, kBeforeMonth);
  const bool dashed = is_mark(tokens, at, "-/");
  if (dashed) ++at;
  const MonthName name = match_month_names(from(tokens, at));
  if (name.month == 0) return std::nullopt;
  at += name.length;
  if (is_stop_of_abbreviation(tokens, at)) ++at;
  if (is_mark(tokens, at, ",") || (dashed && is_mark(tokens, at, "-/"))) ++at;
  at = skip_words(tokens, at, kBeforeYear);
  if (!is_number(tokens, at, 4, 4)) return std::nullopt;
  return DayMatch{make_day(tokens[at].value, name.month, tokens[0].value), at + 1};
}

// يناير 20, 2025
std::optional<DayMatch> match_month_first(DateTokens tokens) {
  static constexpr std::array<std::string_view, 4> kOrdinal{"st", "nd", "rd", "th"};
  const MonthName name = match_month_names(tokens);
  if (name.month == 0) return std::nullopt;
  const std::size_t day_at = name.length + (is_stop_of_abbreviation(tokens, name.length) ? 1 : 0);
  if (!is_number(tokens, day_at, 1, 2)) return std::nullopt;
  std::size_t at = skip_words(tokens, day_at + 1, kOrdinal);
  if (is_mark(tokens, at, ",")) ++at;
  if (!is_number(tokens, at, 4, 4) || is_mark(tokens, at + 1, ":")) return std::nullopt;
  return DayMatch{make_day(tokens[at].value, name.month, tokens[day_at].value), at + 1};
}

// Years of the Islamic calendar in which there were newspapers: no other calendar is at these numbers.
constexpr int kFirstHijriYear = 1240;
constexpr int kLastHijriYear = 1500;

bool is_hijri_mark_at(DateTokens tokens, std::size_t at) {
  return is_word(tokens, at) && is_hijri_mark(tokens[at].text);
}

struct Offset {
  minutes east{0};
  std::size_t length = 0;
};

// +03:00, -0500, +3
Offset match_offset(DateTokens tokens) {
  const bool plus = is_mark(tokens, 0, "+");
  if (!plus && !is_mark(tokens, 0, "-")) return {};
  if (!is_number(tokens, 1, 1, 4) || tokens[1].spaced || tokens[1].text.size() == 3) return {};
  const std::int64_t number = tokens[1].value;
  const bool joined = tokens[1].text.size() == 4;
  Offset offset{joined ? hours(number / 100) + minutes(number % 100) : hours(number), 2};
  if (!joined && is_mark(tokens, 2, ":") && is_number(tokens, 3, 2, 2)) {
    offset.east += minutes(tokens[3].value);
    offset.length = 4;
  }
  constexpr hours kMost{14};  // Kiribati
  if (offset.east > kMost) return {};
  if (!plus) offset.east = -offset.east;
  return offset;
}

// Z, GMT, GMT+3, +0300, بتوقيت غرينتش
Offset match_zone(DateTokens tokens) {
  static constexpr std::array<std::string_view, 2> kBefore{"بتوقيت", "توقيت"};
  std::size_t at = 0;
  if (is_mark(tokens, at, "(")) ++at;
  at = skip_words(tokens, at, kBefore);
  if (is_word(tokens, at)) {
    if (const auto named = zone_offset(tokens[at].text)) {
      const Offset further = match_offset(from(tokens, at + 1));
      return {*named + further.east, at + 1 + further.length};
    }
  }
  return at == 0 ? match_offset(tokens) : Offset{};
}

// Turns an hour of the half of a day into one of the day; nothing if the clock has no such hour.
std::optional<std::int64_t> hour_of_day(std::int64_t hour, HalfOfDay half) {
  constexpr std::int64_t kHalf = 12;
  if (half == HalfOfDay::kMorning && hour > kHalf) return std::nullopt;
  if (half == HalfOfDay::kMorning && hour == kHalf) return 0;
  if (half == HalfOfDay::kEvening && hour == 0) return std::nullopt;
  return half == HalfOfDay::kEvening && hour < kHalf ? hour + kHalf : hour;
}

}  // namespace

std::optional<DayMatch> match_day(DateTokens tokens) {
  for (const auto& match : {match_numeric(tokens), match_day_first(tokens), match_month_first(tokens)}) {
    if (!match) continue;
    const bool number_goes_on = is_number(tokens, match->length) && !tokens[match->length].spaced;
    if (number_goes_on || is_hijri_mark_at(tokens, match->length)) return std::nullopt;
    return match;
  }
  return std::nullopt;
}

HijriMatch match_hijri_day(DateTokens tokens) {
  if (const auto numeric = match_numeric(tokens)) {
    const bool is_marked = is_hijri_mark_at(tokens, numeric->length);
    const auto year_number = static_cast<int>(numeric->day.year());
    if (!is_marked && (year_number < kFirstHijriYear || year_number > kLastHijriYear)) return {};
    return {year_number, static_cast<unsigned>(numeric->day.month()), static_cast<unsigned>(numeric->day.day()),
            numeric->length + (is_marked ? 1 : 0)};
  }
  if (!is_number(tokens, 0, 1, 2)) return {};
  static constexpr std::array<std::string_view, 2> kBeforeMonth{"من", "شهر"};
  std::size_t at = skip_words(tokens, 1, kBeforeMonth);
  const MonthName name = hijri_month(from(tokens, at));
  if (name.month == 0) return {};
  at += name.length;
  if (is_mark(tokens, at, ",")) ++at;
  if (!is_number(tokens, at, 4, 4)) return {};
  const auto year_number = static_cast<int>(tokens[at].value);
  ++at;
  return {year_number, name.month, static_cast<unsigned>(tokens[0].value), is_hijri_mark_at(tokens, at) ? at + 1 : at};
}

std::optional<TimeMatch> match_time(DateTokens tokens) {
  if (!is_number(tokens, 0, 1, 2)) return std::nullopt;
  std::int64_t minute = 0;
  std::int64_t second = 0;
  std::size_t at = 1;
  const bool is_french = is_word(tokens, at) && tokens[at].text == "h" && is_number(tokens, 2, 2, 2);  // 22h30
  if (is_mark(tokens, at, ":") || is_french) {
    if (!is_number(tokens, 2, 2, 2)) return std::nullopt;
    minute = tokens[2].value;
    at = 3;
    if (is_mark(tokens, at, ":") && is_number(tokens, at + 1, 2, 2)) {
      second = tokens[at + 1].value;
      at += 2;
      const bool fraction = is_mark(tokens, at, ".,") && is_number(tokens, at + 1, 1, 9) && !tokens[at + 1].spaced;
      if (fraction) at += 2;
    }
  }
  const bool clock = at > 1;
  const HalfOfDay half = is_word(tokens, at) ? half_of_day(tokens[at].text) : HalfOfDay::kNone;
  if (half != HalfOfDay::kNone) {
    ++at;
  } else if (!clock) {
    return std::nullopt;
  }
  const auto hour = hour_of_day(tokens[0].value, half);
  constexpr std::int64_t kLeapSecond = 60;
  if (!hour || *hour > 23 || minute > 59 || second > kLeapSecond) return std::nullopt;
  const Offset zone = match_zone(from(tokens, at));
  return TimeMatch{hours(*hour) + minutes(minute) + std::chrono::seconds(second), zone.east, at + zone.length,
                   zone.length > 0};
}

}  // namespace khabar
