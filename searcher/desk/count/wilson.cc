#include "searcher/desk/count/wilson.h"

#include <algorithm>
#include <cmath>

namespace khabar {
namespace {

constexpr double kNormalQuantile = 1.959963984540054;  // of 97.5 %

}  // namespace

// Rounding may leave the ends of nothing and of all a little beside 0 and 1.
Interval wilson_interval(std::uint64_t hits, std::uint64_t trials) {
  const double z2 = kNormalQuantile * kNormalQuantile;
  const auto n = static_cast<double>(trials);
  const double p = static_cast<double>(hits) / n;
  const double middle = p + z2 / (2 * n);
  const double reach = kNormalQuantile * std::sqrt(p * (1 - p) / n + z2 / (4 * n * n));
  const double whole = 1 + z2 / n;
  return {hits == 0 ? 0 : std::max(0.0, (middle - reach) / whole),
          hits == trials ? 1 : std::min(1.0, (middle + reach) / whole)};
}

}  // namespace khabar
