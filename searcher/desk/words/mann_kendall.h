// Whether numbers rise or fall over time, and how fast.
#pragma once

#include <cstdint>
#include <vector>

namespace khabar {

struct TimedValue {
  double time = 0;
  double value = 0;
};

struct Change {
  std::int64_t s = 0;  // later values that are higher than earlier ones, less those that are lower
  double z = 0;        // of S, corrected for ties and continuity
  double p = 1;        // how likely such a z, or a farther one, is by chance
  double slope = 0;    // in one unit of time
};

// The test of Mann (1945) and Kendall (1975): S = sum over i < j of sign(x_j - x_i), its variance (n(n-1)(2n+5) - sum
// over ties t(t-1)(2t+5)) / 18, z = (S -+ 1) / sqrt(variance). The slope of Theil (1950) and Sen (1968): the median of
// (x_j - x_i) / (t_j - t_i). `values` ascend in time, no time being there twice. Of fewer than two values: no change.
Change mann_kendall(const std::vector<TimedValue>& values);

}  // namespace khabar
