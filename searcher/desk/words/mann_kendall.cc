#include "searcher/desk/words/mann_kendall.h"

#include <algorithm>
#include <cmath>

namespace khabar {
namespace {

// Reorders the numbers.
double median(std::vector<double>& numbers) {
  const auto middle = numbers.begin() + static_cast<std::ptrdiff_t>(numbers.size() / 2);
  std::ranges::nth_element(numbers, middle);
  if (numbers.size() % 2 == 1) return *middle;
  return (*middle + *std::max_element(numbers.begin(), middle)) / 2;
}

double spread_of_pairs(double n) { return n * (n - 1) * (2 * n + 5); }

double variance_of_s(const std::vector<TimedValue>& values) {
  std::vector<double> sorted;
  for (const TimedValue& at : values) sorted.push_back(at.value);
  std::ranges::sort(sorted);
  double sum = spread_of_pairs(static_cast<double>(sorted.size()));
  for (auto at = sorted.begin(); at != sorted.end();) {
    const auto end = std::upper_bound(at, sorted.end(), *at);
    sum -= spread_of_pairs(static_cast<double>(end - at));
    at = end;
  }
  return sum / 18;
}

}  // namespace

Change mann_kendall(const std::vector<TimedValue>& values) {
  Change change;
  if (values.size() < 2) return change;
  std::vector<double> slopes;
  slopes.reserve(values.size() * (values.size() - 1) / 2);
  for (std::size_t i = 0; i < values.size(); ++i) {
    for (std::size_t j = i + 1; j < values.size(); ++j) {
      const double rise = values[j].value - values[i].value;
      change.s += rise > 0 ? 1 : rise < 0 ? -1 : 0;
      slopes.push_back(rise / (values[j].time - values[i].time));
    }
  }
  change.slope = median(slopes);
  const double variance = variance_of_s(values);
  if (change.s != 0 && variance > 0) {
    change.z = static_cast<double>(change.s > 0 ? change.s - 1 : change.s + 1) / std::sqrt(variance);
  }
  change.p = std::erfc(std::abs(change.z) / std::sqrt(2.0));
  return change;
}

}  // namespace khabar
