// Years, months, weeks and days, by which articles are counted. Periods of one length have numbers: those that follow
// each other follow each other.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace khabar {

// Weeks are those of ISO 8601: they begin on Monday, and the first of a year is the one with its first Thursday.
enum class PeriodLength { kYear, kMonth, kWeek, kDay };

// Of the period that has the day.
std::int64_t period_number(PeriodLength length, std::chrono::sys_days day);

std::chrono::sys_days first_day_of_period(PeriodLength length, std::int64_t number);

// `2025`, `2025-01`, `2025-W03`, `2025-01-20`.
std::string period_name(PeriodLength length, std::int64_t number);

}  // namespace khabar
