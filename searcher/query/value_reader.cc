#include "searcher/query/value_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "common/ascii.h"
#include "common/dates/day_range.h"
#include "common/stored/field.h"
#include "searcher/query/language/operator_table.h"
#include "searcher/query/query_scanner.h"
#include "searcher/query/word_reader.h"

namespace khabar {
namespace {

constexpr std::array<std::string_view, 4> kSigns{">=", "<=", ">", "<"};
constexpr std::size_t kMostWords = 1'000'000'000;  // chosen, not tuned: no article is as long
constexpr std::string_view kDaysHint =
    "write a year, a month or a day: date:2025, date:2025-01, date:2025-01-20, date:\"يناير 2025\", "
    "date:\"رمضان 1446\"; or from one to another: date:2025-01..2025-03, date:2025.., date:>=2025-01";
constexpr std::string_view kWordsHint = "write a number, or from one to another: words:500, words:>500, words:100..500";

std::int64_t number_of(std::chrono::sys_days day) { return day.time_since_epoch().count(); }

// One day, month, year or number.
ValueRange read_days(std::string_view text) {
  const DayRange range = read_day_range(text);
  switch (range.problem) {
    case DayProblem::kNone:
      return {number_of(range.first), number_of(range.last), range.is_hijri, {}, {}};
    case DayProblem::kNoSuchDay:
      return {.problem = fmt::format("{} is a day or month that there is not", shown(text)),
              .hint = std::string{kDaysHint}};
    case DayProblem::kFarYear:
      return {.problem = fmt::format("{} lies outside the years 1800 to 2100", shown(text)),
              .hint = "for a year of the Islamic calendar, 1300 to 1500, write date:\"1446هـ\" or date:\"رمضان 1446\""};
    case DayProblem::kUnreadable:
      break;
  }
  return {.problem = fmt::format("{} is no day, month or year", shown(text)), .hint = std::string{kDaysHint}};
}

ValueRange read_count(std::string_view text) {
  const auto number = read_digits(ascii::trim(text), kMostWords);
  if (!number) {
    return {.problem = fmt::format("{} is no number of words", shown(text)), .hint = std::string{kWordsHint}};
  }
  const auto words = static_cast<std::int64_t>(*number);
  return {words, words, false, {}, {}};
}

ValueRange read_one(Field field, std::string_view text) {
  return field == Field::kDay ? read_days(text) : read_count(text);
}

ValueRange read_comparison(Field field, std::string_view sign, std::string_view text) {
  if (text.empty()) {
    return {.problem = fmt::format("nothing stands behind {}", shown(sign)),
            .hint = std::string{field == Field::kDay ? kDaysHint : kWordsHint}};
  }
  ValueRange range = read_one(field, text);
  if (!range.problem.empty()) return range;
  if (sign == ">=") range.high = kOpenHigh;
  if (sign == "<=") range.low = kOpenLow;
  if (sign == ">") range = {range.high + 1, kOpenHigh, range.is_hijri, {}, {}};
  if (sign == "<") range = {kOpenLow, range.low - 1, range.is_hijri, {}, {}};
  return range;
}

ValueRange read_from_to(Field field, std::string_view from, std::string_view to) {
  ValueRange range{kOpenLow, kOpenHigh, false, {}, {}};
  if (!from.empty()) {
    const ValueRange low = read_one(field, from);
    if (!low.problem.empty()) return low;
    range.low = low.low;
    range.is_hijri = low.is_hijri;
  }
  if (!to.empty()) {
    const ValueRange high = read_one(field, to);
    if (!high.problem.empty()) return high;
    range.high = high.high;
    range.is_hijri = range.is_hijri || high.is_hijri;
  }
  return range;
}

ValueRange checked(ValueRange range, Field field, std::string_view text) {
  if (!range.problem.empty()) return range;
  const bool empty = range.low > range.high || (field == Field::kWords && range.high < 0);
  const bool whole = range.low == kOpenLow && range.high == kOpenHigh;
  if (empty) range.problem = fmt::format("nothing lies in {}", shown(text));
  if (whole) range.problem = fmt::format("{} has neither a beginning nor an end", shown(text));
  if (empty || whole) range.hint = field == Field::kDay ? kDaysHint : kWordsHint;
  return range;
}

QueryNode range_node(std::string_view text, const Scope& scope, ReadingReport& report,
                     std::string_view comparison = {}) {
  const ValueRange range = read_range(scope.filter, std::string{comparison} + std::string{text});
  if (!range.problem.empty()) report.refuse(text, range.problem, range.hint);
  if (range.is_hijri) {
    report.note(fmt::format("{} was read by the calendar of Umm al-Qura; a day may be off by one", shown(text)));
  }
  QueryNode node = make_leaf(NodeKind::kRange, scope, {});
  node.low = range.low;
  node.high = range.high;
  node.place = report.place(text);
  return node;
}

bool is_none(std::string_view chunk) { return chunk == "none" || chunk == "بلا"; }

// Every article has an id and a number of words.
bool may_be_missing(Field field) { return field != Field::kId && field != Field::kWords; }

QueryNode placed(QueryNode node, std::string_view piece, const ReadingReport& report) {
  node.place = report.place(piece);
  return node;
}

// Behind a value, before the next word. Ids may end in one.
std::string_view without_comma(std::string_view value) {
  static constexpr std::array<std::string_view, 4> kCommas{",", ";", "،", "؛"};
  for (const std::string_view comma : kCommas) {
    if (value.size() > comma.size() && value.ends_with(comma)) value.remove_suffix(comma.size());
  }
  return value;
}

void check_pattern(std::string_view chunk, const ReadingReport& report) {
  if (count_letters(chunk, 1) == 0) {
    report.refuse(chunk, fmt::format("{} fits every value", shown(chunk)),
                  "write a letter at least, as in source:BBC*; -source:none is the articles that have a source");
  }
}

}  // namespace

void refuse_weight(std::string_view piece, const ReadingReport& report) {
  report.refuse(piece, fmt::format("{} puts a weight on a value, and values have none", shown(piece)),
                "leave out ^ and the number, or put the value in quotation marks if they belong to it");
}

bool is_range_field(Field field) {
  const FieldKind kind = field_spec(field).kind;
  return kind == FieldKind::kDate || kind == FieldKind::kNumber;
}

ValueRange read_range(Field field, std::string_view text) {
  for (const std::string_view sign : kSigns) {
    if (text.starts_with(sign)) return checked(read_comparison(field, sign, text.substr(sign.size())), field, text);
  }
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) return read_one(field, text);
  const std::string_view from = ascii::trim(text.substr(0, dots));
  return checked(read_from_to(field, from, ascii::trim(text.substr(dots + 2))), field, text);
}

QueryNode read_value(std::string_view chunk, const Scope& scope, ReadingReport& report) {
  chunk = without_invisible_ends(chunk);
  const FieldKind kind = field_spec(scope.filter).kind;
  const bool is_id = kind == FieldKind::kBoolean || kind == FieldKind::kGroup;
  if (!is_id) chunk = without_comma(chunk);
  if (is_none(chunk) && may_be_missing(scope.filter)) {
    return placed(make_leaf(NodeKind::kMissing, scope, {}), chunk, report);
  }
  if (is_range_field(scope.filter)) return range_node(chunk, scope, report);
  if (kind == FieldKind::kName && chunk.find('^') != std::string_view::npos) refuse_weight(chunk, report);
  QueryNode node = placed(make_leaf(NodeKind::kFilter, scope, chunk), chunk, report);
  if (kind != FieldKind::kName) {
    if (is_id && chunk.find('*') != std::string_view::npos) {
      report.note(fmt::format(
          "the * of {} is part of the id; it is a wildcard in names of sources, sections and authors", shown(chunk)));
    }
    return node;
  }
  node.pattern = has_wildcard(chunk);
  if (node.pattern) check_pattern(chunk, report);
  return node;
}

bool is_comparison(std::string_view text) { return std::ranges::find(kSigns, text) != kSigns.end(); }

QueryNode read_quoted_value(std::string_view text, const Scope& scope, ReadingReport& report,
                            std::string_view comparison) {
  if (is_range_field(scope.filter)) return range_node(text, scope, report, comparison);
  if (has_wildcard(text) && field_spec(scope.filter).kind == FieldKind::kName) {
    report.note(fmt::format("* and ? of \"{}\" are not wildcards; in quotation marks they are part of the name", text));
  }
  return placed(make_leaf(NodeKind::kFilter, scope, text), text, report);
}

std::string range_text(const QueryNode& range) {
  const bool has_low = range.low != kOpenLow;
  const bool has_high = range.high != kOpenHigh;
  if (range.field == Field::kDay) {
    const auto day = [](std::int64_t number) { return std::chrono::sys_days{std::chrono::days{number}}; };
    return day_range_text(has_low ? std::optional{day(range.low)} : std::nullopt,
                          has_high ? std::optional{day(range.high)} : std::nullopt);
  }
  if (has_low && range.low == range.high) return fmt::format("{}", range.low);
  return fmt::format("{}..{}", has_low ? fmt::format("{}", range.low) : "",
                     has_high ? fmt::format("{}", range.high) : "");
}

}  // namespace khabar
