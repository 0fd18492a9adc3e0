// For functions that can be ended, where a test ends nothing.
#pragma once

namespace khabar::testing {

inline constexpr auto kNoCheckPoint = [] {};

}  // namespace khabar::testing
