// Days, months and years as a query names them, and ranges of days in their shortest spelling.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace khabar {

enum class DayProblem {
  kNone,
  kUnreadable,  // no day, month or year
  kNoSuchDay,   // 31 February, month 13
  kFarYear,     // no newspaper is of that year
};

struct DayRange {
  std::chrono::sys_days first;
  std::chrono::sys_days last;  // is in it
  bool is_hijri = false;       // where the moon is looked for, a day may be off by one
  DayProblem problem = DayProblem::kNone;
};

// `2025`, `2025-01`, `2025-01-20`, `20/1/2025`, `يناير 2025`, `كانون الثاني 2025`, `20 يناير 2025`, and of the Islamic
// calendar `1446هـ`, `رمضان 1446`, `20 رجب 1446`, `1446-07-20`; digits of any kind. Years lie in 1800 to 2100, those of
// the Islamic calendar in 1300 to 1500.
DayRange read_day_range(std::string_view text);

// `2025`, `2025-01`, `2025-01-20`, `2025-01-20..2025-02-03`, `2025..2026`; `2025..` and `..2025` if one end is open.
std::string day_range_text(std::optional<std::chrono::sys_days> first, std::optional<std::chrono::sys_days> last);

}  // namespace khabar
