#include "common/program/run_name.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

#include "common/program/error.h"

namespace khabar {
namespace {

TEST(RunName, IsATimeAndPerhapsANumber) {
  for (const char* name : {"20250120T101500Z", "20250120T101500Z-002", "20250120T101500Z-999", "20250120T101500Z-1000",
                           "20250120T101500Z-999999"}) {
    EXPECT_TRUE(is_run_name(name)) << name;
  }
}

TEST(RunName, IsNothingElse) {
  for (const char* name : {"",
                           "2",
                           "summary",
                           "summary-002",
                           "20261128-before-upgrade",
                           "29990101-copy",
                           "20250120T101500",
                           "20250120T1015Z",
                           "20250120t101500z",
                           "20250120T101500Z-",
                           "20250120T101500Z-2",
                           "20250120T101500Z-02",
                           "20250120T101500Z-0002",
                           "20250120T101500Z-0999",
                           "20250120T101500Z-1000000",
                           "20250120T101500Z-00a",
                           "20250120T101500Z_002",
                           "20250120T101500Z.bak",
                           "20250120T101500Z~",
                           " 20250120T101500Z",
                           "20250120T101500Z ",
                           "20250120T101500Z\n",
                           ".20250120T101500Z",
                           "../20250120T101500Z",
                           "2025012٠T101500Z",
                           "20250120T101500Z-002-002"}) {
    EXPECT_FALSE(is_run_name(name)) << name;
  }
  EXPECT_FALSE(is_run_name(std::string_view("20250120T101500Z\0", 17)));
}

TEST(RunName, IsOrderedByTimeThenByNumber) {
  const std::vector<std::string> sorted{"20250119T235959Z-1000", "20250120T101500Z",       "20250120T101500Z-002",
                                        "20250120T101500Z-010",  "20250120T101500Z-999",   "20250120T101500Z-1000",
                                        "20250120T101500Z-9999", "20250120T101500Z-10000", "20250120T101501Z"};
  std::vector<std::string> names = sorted;
  std::ranges::shuffle(names, std::mt19937(1));
  std::ranges::sort(names, is_earlier_run);
  EXPECT_EQ(names, sorted);
  for (const std::string& name : sorted) EXPECT_FALSE(is_earlier_run(name, name));
}

TEST(RunName, HasANextThatIsLater) {
  std::string name = "20250120T101500Z";
  for (int i = 0; i < 1200; ++i) {
    const std::string next = next_run_name(name);
    ASSERT_TRUE(is_run_name(next)) << next;
    ASSERT_TRUE(is_earlier_run(name, next)) << next;
    name = next;
  }
  EXPECT_EQ(name, "20250120T101500Z-1201");
}

TEST(RunName, EndsWithAWordRatherThanWithAnotherPattern) {
  EXPECT_THROW(next_run_name("20250120T101500Z-999999"), Error);
}

}  // namespace
}  // namespace khabar
