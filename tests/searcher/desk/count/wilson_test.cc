#include "searcher/desk/count/wilson.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/support/run_command.h"

namespace khabar {
namespace {

TEST(WilsonInterval, AgreesWithAnotherWayToReckonIt) {
  std::string rows;
  std::size_t count = 0;
  for (const std::uint64_t trials : {1U, 2U, 3U, 7U, 10U, 77U, 100U, 999U, 58'995U, 4'000'000U}) {
    for (const std::uint64_t hits : {std::uint64_t{0}, std::uint64_t{1}, trials / 3, trials / 2, trials - 1, trials}) {
      const Interval interval = wilson_interval(hits, trials);
      const double ratio = static_cast<double>(hits) / static_cast<double>(trials);
      rows += fmt::format(
          R"({{"articles":{},"collection_articles":{},"occurrences":0,"collection_words":1,"per_million":0,)"
          R"("ratio":{},"low":{},"high":{}}})"
          "\n",
          hits, trials, ratio, interval.low, interval.high);
      ++count;
    }
  }
  const testing::CommandResult result =
      testing::run_command({"/usr/bin/env", "python3", KHABAR_SOURCE_DIR "/tests/searcher/desk/formulas.py"}, rows);
  EXPECT_EQ(result.status, 0) << result.out << result.err;
  EXPECT_EQ(result.out, fmt::format("{} rows, 0 numbers differ\n", count));
}

TEST(WilsonInterval, EndsAtNothingAndAtAll) {
  EXPECT_EQ(wilson_interval(0, 77).low, 0);
  EXPECT_EQ(wilson_interval(77, 77).high, 1);
  EXPECT_GT(wilson_interval(0, 77).high, 0);
  EXPECT_LT(wilson_interval(77, 77).low, 1);
}

}  // namespace
}  // namespace khabar
