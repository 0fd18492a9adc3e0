// The Islamic calendar, as Umm al-Qura reckons it ahead.
#pragma once

#include <chrono>
#include <optional>

namespace khabar {

// The Gregorian day of one of the years 1300 to 1500; nothing for a day that does not exist. Where the moon is looked
// for, a day may be off by one.
std::optional<std::chrono::sys_days> day_of_hijri(int year, unsigned month, unsigned day);

}  // namespace khabar
