#include "searcher/desk/words/mann_kendall.h"

#include <gtest/gtest.h>

#include <cmath>

namespace khabar {
namespace {

std::vector<TimedValue> monthly(const std::vector<double>& values) {
  std::vector<TimedValue> timed;
  for (const double value : values) timed.push_back({static_cast<double>(timed.size()), value});
  return timed;
}

TEST(MannKendall, KnowsWhatRisesAndFalls) {
  const Change rising = mann_kendall(monthly({1, 3, 5, 7, 9}));
  EXPECT_EQ(rising.s, 10);
  EXPECT_DOUBLE_EQ(rising.slope, 2);
  EXPECT_NEAR(rising.z, 9 / std::sqrt(50 / 3.0), 1e-12);
  const Change falling = mann_kendall(monthly({9, 7, 5, 3, 1}));
  EXPECT_EQ(falling.s, -10);
  EXPECT_DOUBLE_EQ(falling.slope, -2);
  EXPECT_DOUBLE_EQ(falling.z, -rising.z);
  EXPECT_DOUBLE_EQ(falling.p, rising.p);
  EXPECT_LT(rising.p, 0.05);
}

TEST(MannKendall, AllowsForTies) {
  const Change change = mann_kendall(monthly({1, 1, 2, 2}));
  EXPECT_EQ(change.s, 4);
  EXPECT_NEAR(change.z, 3 / std::sqrt((4 * 3 * 13 - 2 * (2 * 1 * 9)) / 18.0), 1e-12);
}

TEST(MannKendall, FindsNoChangeWhereThereIsNone) {
  for (const Change& change : {mann_kendall(monthly({4, 4, 4})), mann_kendall(monthly({4})), mann_kendall({})}) {
    EXPECT_EQ(change.s, 0);
    EXPECT_EQ(change.z, 0);
    EXPECT_EQ(change.p, 1);
    EXPECT_EQ(change.slope, 0);
  }
}

TEST(MannKendall, TakesTheMedianSoThatOneMonthDecidesNothing) {
  EXPECT_DOUBLE_EQ(mann_kendall(monthly({1, 2, 3, 400, 5, 6, 7})).slope, 1);
}

TEST(MannKendall, KeepsTheTimeOfGaps) { EXPECT_DOUBLE_EQ(mann_kendall({{0, 1}, {4, 9}}).slope, 2); }

}  // namespace
}  // namespace khabar
