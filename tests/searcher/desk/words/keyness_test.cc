#include "searcher/desk/words/keyness.h"

#include <gtest/gtest.h>

#include <cmath>

namespace khabar {
namespace {

double measured(Keyness which, const TwoTexts& texts, double constant = 1) {
  return keyness(texts, constant)[static_cast<std::size_t>(which)];
}

TEST(KeynessMeasures, AreFiniteForWordsThatOneTextLacks) {
  for (const TwoTexts& texts : {TwoTexts{7, 0, 1000, 2000}, TwoTexts{0, 7, 1000, 2000}}) {
    for (const double value : keyness(texts, 1)) EXPECT_TRUE(std::isfinite(value));
  }
  EXPECT_GT(measured(Keyness::kLogLikelihood, {7, 0, 1000, 2000}), 10);
  EXPECT_LT(measured(Keyness::kLogLikelihood, {0, 7, 1000, 2000}), -5);
  EXPECT_DOUBLE_EQ(measured(Keyness::kDin, {7, 0, 1000, 2000}), 100);
  EXPECT_DOUBLE_EQ(measured(Keyness::kDin, {0, 7, 1000, 2000}), -100);
}

TEST(KeynessMeasures, SayNothingOfEqualFrequencies) {
  const TwoTexts same{5, 10, 1000, 2000};
  EXPECT_NEAR(measured(Keyness::kLogLikelihood, same), 0, 1e-12);
  EXPECT_NEAR(measured(Keyness::kLogRatio, same), 0, 1e-12);
  EXPECT_NEAR(measured(Keyness::kDiff, same), 0, 1e-12);
  EXPECT_NEAR(measured(Keyness::kSimple, same), 1, 1e-12);
  EXPECT_NEAR(chance_of(measured(Keyness::kLogLikelihood, same)), 1, 1e-6);
}

TEST(KeynessMeasures, AreThoseOfAnExampleReckonedByHand) {
  const TwoTexts texts{20, 5, 1000, 1000};  // E1 = E2 = 12.5
  EXPECT_NEAR(measured(Keyness::kLogLikelihood, texts), 2 * (20 * std::log(1.6) + 5 * std::log(0.4)), 1e-12);
  EXPECT_DOUBLE_EQ(measured(Keyness::kLogRatio, texts), 2);
  EXPECT_DOUBLE_EQ(measured(Keyness::kDiff, texts), 300);
  EXPECT_DOUBLE_EQ(measured(Keyness::kSimple, texts, 5000), 2.5);
  EXPECT_DOUBLE_EQ(measured(Keyness::kDin, texts), 60);
  EXPECT_DOUBLE_EQ(measured(Keyness::kChi2, texts), 9);
}

TEST(KeynessMeasures, KnowTheChanceOfALogLikelihood) {
  EXPECT_NEAR(chance_of(3.841458820694124), 0.05, 1e-12);
  EXPECT_NEAR(chance_of(-6.6348966010212145), 0.01, 1e-12);
  EXPECT_EQ(chance_of(0), 1);
}

}  // namespace
}  // namespace khabar
