// For functions that can be ended, where a test ends nothing.
#pragma once

#include "common/program/check_point.h"

namespace khabar::testing {

// A CheckPoint and no lambda, since some keep a reference to it.
inline const CheckPoint kNoCheckPoint = [] {};

}  // namespace khabar::testing
