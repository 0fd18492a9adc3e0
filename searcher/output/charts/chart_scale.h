// Where the marks of an axis stand.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace khabar {

// An axis from 0 to `top`, with a mark at each step; steps are 1, 2 or 5 times a power of ten.
struct ChartAxis {
  double top = 1;
  double step = 0.2;
  int decimals = 0;  // what per cents of its marks need
};

// The shortest axis of shares with four to ten steps that has `highest`, which is at most 1; 1 if it is 0.
ChartAxis share_axis(double highest);

// Which of the periods are named on an axis that has room for `room` names: equally far from each other. Of months
// those that begin a year, a half or a quarter, where they fit.
std::vector<std::size_t> named_periods(const std::vector<std::string>& periods, bool are_months, std::size_t room);

}  // namespace khabar
