#include "searcher/output/charts/chart_scale.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace khabar {
namespace {

constexpr double kFewestSteps = 4;
constexpr std::size_t kMonthsPerYear = 12;
constexpr std::array<std::size_t, 5> kPartsOfYear{1, 2, 3, 6, 12};

// The number of a month behind `2025-`, from 0.
std::size_t month_of(const std::string& period) {
  std::size_t month = 1;
  std::from_chars(period.data() + period.size() - 2, period.data() + period.size(), month);
  return month - 1;
}

std::size_t step_of_months(std::size_t fewest) {
  for (const std::size_t step : kPartsOfYear) {
    if (step >= fewest) return step;
  }
  return (fewest + kMonthsPerYear - 1) / kMonthsPerYear * kMonthsPerYear;
}

}  // namespace

ChartAxis share_axis(double highest) {
  const double wanted = highest > 0 ? highest : 1;
  double step = std::pow(10, std::floor(std::log10(wanted / kFewestSteps)));
  for (const double times : {5.0, 2.0}) {
    if (step * times * kFewestSteps <= wanted) {
      step *= times;
      break;
    }
  }
  constexpr double kRounding = 1e-9;
  const double top = std::min(1.0, std::ceil(wanted / step - kRounding) * step);
  return {top, step, std::max(0, static_cast<int>(std::ceil(-std::log10(step * 100) - kRounding)))};
}

std::vector<std::size_t> named_periods(const std::vector<std::string>& periods, bool are_months, std::size_t room) {
  const std::size_t fewest = (periods.size() + room - 1) / std::max<std::size_t>(room, 1);
  const std::size_t step = std::max<std::size_t>(1, are_months ? step_of_months(fewest) : fewest);
  std::size_t first = 0;
  if (are_months && !periods.empty()) {
    const std::size_t part = std::min(step, kMonthsPerYear);
    first = (part - month_of(periods.front()) % part) % part;
    if (first >= periods.size()) first = 0;
  }
  std::vector<std::size_t> named;
  for (std::size_t i = first; i < periods.size(); i += step) named.push_back(i);
  return named;
}

}  // namespace khabar
