// The values of fields that are no text: names, ids, days, numbers, and `none`.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "searcher/query/language/reading_report.h"
#include "searcher/query/query_scope.h"

namespace khabar {

// A range of days or of numbers of words; `low` and `high` as in QueryNode.
struct ValueRange {
  std::int64_t low = 0;
  std::int64_t high = 0;
  bool is_hijri = false;
  std::string problem;  // what is wrong; empty if nothing is
  std::string hint;
};

// `2025-01`, `2025..`, `..2025`, `>=2025-01`, `رمضان 1446` of Field::kDay, `500`, `100..500`, `>500` of Field::kWords.
ValueRange read_range(Field field, std::string_view text);

// Kinds kDate and kNumber.
bool is_range_field(Field field);

// Throws QueryError for what is no value of the field of `scope`.
QueryNode read_value(std::string_view chunk, const Scope& scope, ReadingReport& report);
// `comparison` stands before the quotation marks: date:>="رمضان 1446".
QueryNode read_quoted_value(std::string_view text, const Scope& scope, ReadingReport& report,
                            std::string_view comparison = {});

// >, >=, < or <=
bool is_comparison(std::string_view text);

// Values make articles hits or not; they do not weigh.
[[noreturn]] void refuse_weight(std::string_view piece, const ReadingReport& report);

// `2025-01..2025-03`, `100..500`, `501..`: what read_range() reads as the range.
std::string range_text(const QueryNode& range);

}  // namespace khabar
