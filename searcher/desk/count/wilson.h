// How far from the truth a share that was counted may be.
#pragma once

#include <cstdint>

namespace khabar {

struct Interval {
  double low = 0;
  double high = 0;
};

// The score interval of Wilson (1927) at 95 %, without correction of continuity: with p = hits / trials and z = 1.96,
// (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n). Needs a trial, and no more hits than trials.
Interval wilson_interval(std::uint64_t hits, std::uint64_t trials);

}  // namespace khabar
