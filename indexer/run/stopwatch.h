// How long the steps of a run take.
#pragma once

#include <chrono>
#include <utility>

namespace khabar {

class Stopwatch {
 public:
  // Seconds since the last lap, or since construction.
  double lap() {
    const auto now = std::chrono::steady_clock::now();
    return std::chrono::duration<double>(now - std::exchange(last_, now)).count();
  }

 private:
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

}  // namespace khabar
