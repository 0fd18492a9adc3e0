#include "indexer/article/article_date.h"

#include <algorithm>
#include <string>

#include "common/ascii.h"
#include "common/dates/date_match.h"
#include "common/dates/hijri.h"
#include "indexer/text/text_rules.h"

namespace khabar {

namespace {

constexpr int kFirstYear = 1800;
constexpr int kLastYear = 2100;
constexpr std::size_t kLongestDate = 200;  // bytes; what is longer is no date field

bool is_plausible(Date date) {
  const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(date)};
  return static_cast<int>(day.year()) >= kFirstYear && static_cast<int>(day.year()) <= kLastYear;
}

std::optional<Date> plausible(Date date) { return is_plausible(date) ? std::optional(date) : std::nullopt; }

int digits(const std::string& text, std::size_t at, std::size_t count) { return std::stoi(text.substr(at, count)); }

std::optional<Date> compact_day(const std::string& text) {
  return checked_day({std::chrono::year{digits(text, 0, 4)},
                      std::chrono::month{static_cast<unsigned>(digits(text, 4, 2))},
                      std::chrono::day{static_cast<unsigned>(digits(text, 6, 2))}});
}

std::optional<std::chrono::seconds> compact_time(const std::string& text) {
  const int hour = digits(text, 0, 2);
  const int minute = digits(text, 2, 2);
  const int second = text.size() == 6 ? digits(text, 4, 2) : 0;
  if (hour > 23 || minute > 59 || second > 60) return std::nullopt;
  return std::chrono::hours(hour) + std::chrono::minutes(minute) + std::chrono::seconds(second);
}

// Seconds or milliseconds since 1970, perhaps with a fraction; 20250120; 20250120103000.
std::optional<Date> from_single_number(DateTokens tokens) {
  const bool fraction = tokens.size() == 3 && tokens[1].text == "." && tokens[2].kind == DateTokenKind::kNumber;
  if (tokens.empty() || tokens[0].kind != DateTokenKind::kNumber || (tokens.size() != 1 && !fraction))
    return std::nullopt;
  const std::string& text = tokens[0].text;
  switch (text.size()) {
    case 9:
    case 10:
      return plausible(Date(std::chrono::seconds(tokens[0].value)));
    case 12:
    case 13:
      return plausible(Date(std::chrono::seconds(tokens[0].value / 1000)));
    case 8:
      return fraction ? std::nullopt : compact_day(text);
    case 14: {
      const auto day = compact_day(text.substr(0, 8));
      const auto time = compact_time(text.substr(8));
      return day && time && !fraction ? std::optional(*day + *time) : std::nullopt;
    }
    default:
      return std::nullopt;
  }
}

// /Date(1709332200000)/ and Date(1709332200000+0300), as .NET writes a moment into JSON; the zone does not change it.
std::optional<Date> from_dotnet(DateTokens tokens) {
  if (is_mark(tokens, 0, "/")) tokens = tokens.subspan(1);
  const bool is_dotnet = is_word(tokens, 0) && tokens[0].text == "date" && is_mark(tokens, 1, "(");
  return is_dotnet && is_number(tokens, 2) ? from_single_number(tokens.subspan(2, 1)) : std::nullopt;
}

// Collects the parts of one moment; another day or a second time makes it unclear.
class Moment {
 public:
  bool set_day(std::chrono::year_month_day day) {
    const auto midnight = checked_day(day);
    return midnight && set_day(*midnight);
  }
  bool set_day(Date midnight) {
    if (midnight_ && *midnight_ != midnight) return false;
    midnight_ = midnight;
    return true;
  }
  bool set_time(const TimeMatch& match) {
    if (has_time_) return false;
    has_time_ = true;
    has_zone_ = match.has_zone;
    after_midnight_ = match.time - match.offset;
    return true;
  }
  void set_hijri(const HijriMatch& day) {
    if (!hijri_) hijri_ = day_of_hijri(day.year, day.month, day.day);
  }
  std::optional<ReadDate> date() const {
    const auto midnight = midnight_ ? midnight_ : hijri_;
    if (!midnight) return std::nullopt;
    return ReadDate{*midnight + after_midnight_, has_time_ && !has_zone_, !midnight_};
  }

 private:
  std::optional<Date> midnight_;
  std::optional<Date> hijri_;
  bool has_time_ = false;
  bool has_zone_ = false;
  std::chrono::seconds after_midnight_{0};
};

// Jan 20 10:30:00 2025, as ctime(3) and date(1) write it: how many tokens, 0 for none.
std::size_t match_ctime(DateTokens tokens, Moment& moment, bool& good) {
  const MonthName name = gregorian_month(tokens);
  if (name.month == 0 || tokens.size() < name.length + 2 || tokens[name.length].kind != DateTokenKind::kNumber)
    return 0;
  std::size_t at = name.length + 1;
  const auto time = match_time(tokens.subspan(at));
  if (!time) return 0;
  at += time->length;
  if (is_word(tokens, at)) ++at;  // a zone that nobody knows
  if (at >= tokens.size() || tokens[at].text.size() != 4 || tokens[at].kind != DateTokenKind::kNumber) return 0;
  good = moment.set_day({std::chrono::year{static_cast<int>(tokens[at].value)}, std::chrono::month{name.month},
                         std::chrono::day{static_cast<unsigned>(tokens[name.length].value)}}) &&
         moment.set_time(*time);
  return at + 1;
}

// 20250120T103000Z
std::size_t match_compact(DateTokens tokens, Moment& moment, bool& good) {
  if (tokens.size() < 3 || tokens[0].text.size() != 8 || tokens[1].text != "t") return 0;
  const std::size_t length = tokens[2].text.size();
  if (tokens[2].kind != DateTokenKind::kNumber || (length != 4 && length != 6)) return 0;
  const auto day = compact_day(tokens[0].text);
  const auto time = compact_time(tokens[2].text);
  // The zone is read as that of a midnight clock.
  std::vector<DateToken> clock = date_tokens("00:00");
  clock.insert(clock.end(), tokens.begin() + 3, tokens.end());
  const std::size_t bare = 3;
  auto zone = match_time(clock);
  if (zone && time) zone->time = *time;
  good = day && time && zone && moment.set_day(*day) && moment.set_time(*zone);
  return 3 + (zone ? zone->length - bare : 0);
}

// 01 Mar 24 22:30:00 GMT, as RFC 822 has it, 1 مارس 24 and 01-MAR-24, with a time or nothing behind; the years as RFC
// 2822 (4.3) reads them.
std::size_t match_short_year(DateTokens tokens, Moment& moment, bool& good) {
  constexpr std::int64_t kLastOfThisCentury = 49;
  if (!is_number(tokens, 0, 1, 2)) return 0;
  const bool dashed = is_mark(tokens, 1, "-/");
  std::size_t at = dashed ? 2 : 1;
  const MonthName name = gregorian_month(tokens.subspan(std::min(at, tokens.size())));
  if (name.month == 0) return 0;
  at += name.length;
  if (dashed && is_mark(tokens, at, "-/")) ++at;
  if (!is_number(tokens, at, 2, 2) || is_mark(tokens, at + 1, ":")) return 0;
  const std::int64_t short_year = tokens[at].value;
  const DateTokens rest = tokens.subspan(at + 1);
  const auto time = match_time(rest);
  if (!rest.empty() && !time) return 0;
  const auto whole_year = static_cast<int>(short_year + (short_year <= kLastOfThisCentury ? 2000 : 1900));
  good = moment.set_day({std::chrono::year{whole_year}, std::chrono::month{name.month},
                         std::chrono::day{static_cast<unsigned>(tokens[0].value)}}) &&
         (!time || moment.set_time(*time));
  return at + 1 + (time ? time->length : 0);
}

// Reads what begins at the front of `tokens`; 0 if that is no part of a date.
std::size_t match_part(DateTokens tokens, Moment& moment, bool& good) {
  if (const HijriMatch hijri = match_hijri_day(tokens); hijri.length > 0) {
    moment.set_hijri(hijri);
    return hijri.length;
  }
  if (const std::size_t length = match_short_year(tokens, moment, good); length > 0) return length;
  if (const std::size_t length = match_ctime(tokens, moment, good); length > 0) return length;
  if (const auto day = match_day(tokens)) {
    good = moment.set_day(day->day);
    const bool marked = day->length < tokens.size() && is_gregorian_mark(tokens[day->length].text);
    return day->length + (marked ? 1 : 0);
  }
  if (const auto time = match_time(tokens)) {
    good = moment.set_time(*time);
    return time->length;
  }
  return 0;
}

}  // namespace

std::optional<Date> checked_day(std::chrono::year_month_day day) {
  if (!day.ok()) return std::nullopt;
  return plausible(Date(std::chrono::sys_days(day)));
}

std::optional<Date> parse_date(std::string_view text) {
  const auto read = read_date(text);
  return read && !read->is_converted ? std::optional(read->date) : std::nullopt;
}

std::optional<ReadDate> choose_date(std::span<const std::string> texts) {
  constexpr std::chrono::minutes kQuarter{15};
  constexpr std::chrono::hours kMost{14};
  std::optional<ReadDate> chosen;
  for (const std::string& text : texts) {
    const auto read = read_date(text);
    if (!read) continue;
    if (!chosen || (chosen->is_converted && !read->is_converted)) {
      chosen = read;
      continue;
    }
    const std::chrono::seconds apart = std::chrono::abs(read->date - chosen->date);
    const bool has_zone = !read->is_local && !read->is_converted;
    if (chosen->is_local && has_zone && apart <= kMost && apart % kQuarter == apart.zero()) return read;
  }
  return chosen;
}

std::optional<ReadDate> read_date(std::string_view text) {
  text = trim(text);
  if (text.empty() || text.size() > kLongestDate) return std::nullopt;
  const std::vector<DateToken> all = date_tokens(text);
  if (const auto number = from_single_number(all)) return ReadDate{*number};
  if (const auto moment = from_dotnet(all)) return ReadDate{*moment};
  Moment moment;
  DateTokens tokens(all);
  bool good = true;
  const std::size_t compact =
      tokens.empty() || tokens[0].kind != DateTokenKind::kNumber ? 0 : match_compact(tokens, moment, good);
  tokens = tokens.subspan(compact);
  while (good && !tokens.empty()) {
    std::size_t length = match_part(tokens, moment, good);
    if (length == 0) {
      const bool refused = tokens[0].kind == DateTokenKind::kNumber || is_hijri_mark(tokens[0].text);
      if (refused) return std::nullopt;
      length = 1;
    }
    tokens = tokens.subspan(length);
  }
  return good ? moment.date() : std::nullopt;
}

}  // namespace khabar
