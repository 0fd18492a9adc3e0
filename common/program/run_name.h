// Names of generations and of reports: the time at which their run began, UTC, as 20250120T101500Z. A later run of the
// same second, or of a clock that was set back, adds a number: 20250120T101500Z-002, -003, ... -999, -1000.
#pragma once

#include <string>
#include <string_view>

namespace khabar {

// Any other file beside generations and reports is somebody else's.
bool is_run_name(std::string_view text);

// In the order of time. Both must be names of runs.
bool is_earlier_run(std::string_view one, std::string_view other);

// The first name that is later than `name`, which must be one. Throws Error if there is none.
std::string next_run_name(std::string_view name);

}  // namespace khabar
