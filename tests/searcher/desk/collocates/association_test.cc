#include "searcher/desk/collocates/association.h"

#include <gtest/gtest.h>

#include <cmath>

namespace khabar {
namespace {

double measure(Association which, const PairCounts& pair) {
  return associations(pair)[static_cast<std::size_t>(which)];
}

TEST(Association, IsHighestIfTwoWordsStandTogetherOnly) {
  const PairCounts always{7, 7, 7, 7, 14, 1000};
  EXPECT_DOUBLE_EQ(measure(Association::kLogDice, always), 14);
  EXPECT_DOUBLE_EQ(measure(Association::kDeltaPWord, always), 1);
  EXPECT_DOUBLE_EQ(measure(Association::kDeltaPNode, always), 1);
}

TEST(Association, KeepsLogDiceBelow14IfWindowsShareAWord) {
  EXPECT_LE(measure(Association::kLogDice, {2, 1, 2, 1, 3, 100}), 14);
}

TEST(Association, IsNegativeForWordsThatKeepApart) {
  const PairCounts rare{1, 1, 10, 400, 100, 1000};
  EXPECT_LT(measure(Association::kLogLikelihood, rare), 0);
  EXPECT_LT(measure(Association::kT, rare), 0);
  EXPECT_LT(measure(Association::kMi, rare), 0);
  EXPECT_LT(measure(Association::kDeltaPWord, rare), 0);
}

TEST(Association, IsANumberIfThereIsNothingElse) {
  for (const PairCounts& pair :
       {PairCounts{1, 1, 1, 1, 1, 2}, PairCounts{1, 1, 1, 1, 1, 1}, PairCounts{2, 3, 2, 3, 3, 5}}) {
    for (const double value : associations(pair)) EXPECT_TRUE(std::isfinite(value));
  }
}

}  // namespace
}  // namespace khabar
