#include "common/dates/day_range.h"

#include "common/dates/date_match.h"
#include "common/dates/hijri.h"

namespace khabar {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr int kFirstYear = 1800;
constexpr int kLastYear = 2100;
constexpr unsigned kMonthsOfYear = 12;
constexpr unsigned kLongestHijriMonth = 30;
constexpr int kFirstIslamicYear = 1300;
constexpr int kLastIslamicYear = 1500;

DayRange problem(DayProblem problem) { return {{}, {}, false, problem}; }

DayRange gregorian_year(std::int64_t number) {
  if (number < kFirstYear || number > kLastYear) return problem(DayProblem::kFarYear);
  const std::chrono::year year{static_cast<int>(number)};
  return {sys_days{year / 1 / 1}, sys_days{year / 12 / 31}};
}

DayRange gregorian_month_of(std::int64_t number, std::int64_t month) {
  const DayRange year = gregorian_year(number);
  if (year.problem != DayProblem::kNone) return year;
  if (month < 1 || month > kMonthsOfYear) return problem(DayProblem::kNoSuchDay);
  const auto name = std::chrono::year{static_cast<int>(number)} / static_cast<int>(month);
  return {sys_days{name / 1}, sys_days{name / std::chrono::last}};
}

DayRange gregorian_day(const year_month_day& day) {
  const DayRange year = gregorian_year(static_cast<int>(day.year()));
  if (year.problem != DayProblem::kNone) return year;
  if (!day.ok()) return problem(DayProblem::kNoSuchDay);
  return {sys_days{day}, sys_days{day}};
}

bool is_islamic_year(std::int64_t year) { return year >= kFirstIslamicYear && year <= kLastIslamicYear; }

DayRange hijri_days(int year, unsigned first_month, unsigned last_month) {
  if (!is_islamic_year(year)) return problem(DayProblem::kFarYear);
  const auto first_day = day_of_hijri(year, first_month, 1);
  auto last_day = day_of_hijri(year, last_month, kLongestHijriMonth);
  if (!last_day) last_day = day_of_hijri(year, last_month, kLongestHijriMonth - 1);
  if (!first_day || !last_day) return problem(DayProblem::kNoSuchDay);
  return {*first_day, *last_day, true};
}

DayRange hijri_day(const HijriMatch& match) {
  if (!is_islamic_year(match.year)) return problem(DayProblem::kFarYear);
  const auto day = day_of_hijri(match.year, match.month, match.day);
  return day ? DayRange{*day, *day, true} : problem(DayProblem::kNoSuchDay);
}

// A year and what says of which calendar it is, up to the end.
struct Year {
  std::int64_t number = 0;  // 0: no year, or more behind it
  bool is_hijri = false;
};

Year year_at(DateTokens tokens, std::size_t at) {
  if (!is_number(tokens, at, 4, 4)) return {};
  if (at + 1 == tokens.size()) return {tokens[at].value, false};
  if (at + 2 != tokens.size() || !is_word(tokens, at + 1)) return {};
  if (is_hijri_mark(tokens[at + 1].text)) return {tokens[at].value, true};
  return {is_gregorian_mark(tokens[at + 1].text) ? tokens[at].value : 0, false};
}

bool is_numeric_month(DateTokens tokens) {
  return tokens.size() == 3 && is_number(tokens, 0, 4, 4) && is_mark(tokens, 1, "-/") && is_number(tokens, 2, 1, 2);
}

std::string day_text(sys_days day) {
  const year_month_day parts{day};
  std::string text = std::to_string(static_cast<int>(parts.year()));
  for (const unsigned part : {static_cast<unsigned>(parts.month()), static_cast<unsigned>(parts.day())}) {
    text += part < 10 ? "-0" : "-";
    text += std::to_string(part);
  }
  return text;
}

bool begins_year(sys_days day) { return gregorian_year(static_cast<int>(year_month_day{day}.year())).first == day; }
bool ends_year(sys_days day) { return gregorian_year(static_cast<int>(year_month_day{day}.year())).last == day; }
bool begins_month(sys_days day) { return static_cast<unsigned>(year_month_day{day}.day()) == 1; }
bool ends_month(sys_days day) { return begins_month(day + std::chrono::days{1}); }

}  // namespace

DayRange read_day_range(std::string_view text) {
  const std::vector<DateToken> tokens = date_tokens(text);
  if (const HijriMatch match = match_hijri_day(tokens); match.length > 0 && match.length == tokens.size()) {
    return hijri_day(match);
  }
  if (const auto match = match_day(tokens)) {
    const bool marked = match->length + 1 == tokens.size() && is_gregorian_mark(tokens.back().text);
    if (marked || match->length == tokens.size()) return gregorian_day(match->day);
  }
  if (is_numeric_month(tokens)) return gregorian_month_of(tokens[0].value, tokens[2].value);
  if (const Year year = year_at(tokens, 0); year.number != 0) {
    return year.is_hijri ? hijri_days(static_cast<int>(year.number), 1, kMonthsOfYear) : gregorian_year(year.number);
  }
  if (const MonthName name = gregorian_month(tokens); name.month != 0) {
    const Year year = year_at(tokens, name.length);
    if (year.number != 0 && !year.is_hijri) return gregorian_month_of(year.number, name.month);
  }
  if (const MonthName name = hijri_month(tokens); name.month != 0) {
    const Year year = year_at(tokens, name.length);
    if (year.number != 0) return hijri_days(static_cast<int>(year.number), name.month, name.month);
  }
  return problem(DayProblem::kUnreadable);
}

std::string day_range_text(std::optional<sys_days> first, std::optional<sys_days> last_day) {
  constexpr std::size_t kYearBytes = 4;
  constexpr std::size_t kMonthBytes = 7;
  constexpr std::size_t kDayBytes = 10;
  const bool years = (!first || begins_year(*first)) && (!last_day || ends_year(*last_day));
  const bool months = (!first || begins_month(*first)) && (!last_day || ends_month(*last_day));
  const std::size_t bytes = years ? kYearBytes : months ? kMonthBytes : kDayBytes;
  const std::string from = first ? day_text(*first).substr(0, bytes) : "";
  const std::string to = last_day ? day_text(*last_day).substr(0, bytes) : "";
  return first && last_day && from == to ? from : from + ".." + to;
}

}  // namespace khabar
