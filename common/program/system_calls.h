// Calls of the system that are made until they are done.
#pragma once

#include <cerrno>
#include <string_view>

namespace khabar {

// Calls the system until no signal interrupts it; -1 is any other error.
template <typename Call>
auto uninterrupted(const Call& call) {
  for (;;) {
    const auto result = call();
    if (result != -1 || errno != EINTR) return result;
  }
}

// Writes all of `bytes`, and waits if the descriptor itself does not. Returns an error number or 0.
[[nodiscard]] int write_all(int descriptor, std::string_view bytes);

// Ends the process as the signal does if nobody handles or blocks it. Returns if the signal ends nothing.
void end_by_signal(int number);

}  // namespace khabar
