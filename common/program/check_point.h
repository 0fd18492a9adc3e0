// Where a run can be ended inside of long work.
#pragma once

#include <functional>

namespace khabar {

// Called often from every thread of a run; throws what is to end the run, such as the wish of the user.
using CheckPoint = std::function<void()>;

// Of work that nothing ends.
inline void go_on() {}

}  // namespace khabar
