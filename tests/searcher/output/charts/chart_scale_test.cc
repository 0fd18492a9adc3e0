#include "searcher/output/charts/chart_scale.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace khabar {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(ShareAxis, HasRoundStepsAndRoomForTheHighestShare) {
  struct Case {
    double highest;
    double top;
    double step;
    int decimals;
  };
  for (const Case& wanted : {Case{1, 1, 0.2, 0},
                             {0, 1, 0.2, 0},
                             {0.035, 0.035, 0.005, 1},
                             {0.0351, 0.04, 0.005, 1},
                             {0.2, 0.2, 0.05, 0},
                             {0.97, 1, 0.2, 0},
                             {0.0008, 0.0008, 0.0002, 2}}) {
    const ChartAxis axis = share_axis(wanted.highest);
    EXPECT_NEAR(axis.top, wanted.top, 1e-12) << wanted.highest;
    EXPECT_NEAR(axis.step, wanted.step, 1e-12) << wanted.highest;
    EXPECT_EQ(axis.decimals, wanted.decimals) << wanted.highest;
  }
}

TEST(ShareAxis, HasFourToTenStepsWhateverTheShare) {
  for (double highest = 1e-6; highest <= 1; highest *= 1.07) {
    const ChartAxis axis = share_axis(highest);
    EXPECT_GE(axis.top, highest * (1 - 1e-6));
    EXPECT_GE(axis.top / axis.step, 4 - 1e-6) << highest;
    EXPECT_LE(axis.top / axis.step, 10 + 1e-6) << highest;
  }
}

std::vector<std::string> months(std::size_t count, std::size_t first) {
  std::vector<std::string> names;
  for (std::size_t i = first; i < first + count; ++i) {
    const std::string month = std::to_string(i % 12 + 1);
    names.push_back(std::to_string(2015 + i / 12) + (month.size() == 1 ? "-0" : "-") + month);
  }
  return names;
}

TEST(NamedPeriods, AreAllIfThereIsRoom) {
  EXPECT_THAT(named_periods({"2015", "2016", "2017"}, false, 12), ElementsAre(0, 1, 2));
  EXPECT_THAT(named_periods({}, true, 12), IsEmpty());
  EXPECT_THAT(named_periods({"2015-W01", "2015-W02", "2015-W03", "2015-W04", "2015-W05"}, false, 2), ElementsAre(0, 3));
}

TEST(NamedPeriods, BeginYearsAndQuartersIfTheyAreMonths) {
  EXPECT_THAT(named_periods(months(36, 10), true, 12), ElementsAre(2, 5, 8, 11, 14, 17, 20, 23, 26, 29, 32, 35));
  const std::vector<std::size_t> years = named_periods(months(120, 3), true, 12);
  EXPECT_THAT(years.front(), 9U);
  EXPECT_THAT(years.size(), 10U);
  EXPECT_THAT(named_periods(months(600, 0), true, 12).size(), 10U) << "every fifth year";
}

}  // namespace
}  // namespace khabar
