#include "indexer/run/skip_limit.h"

#include <gtest/gtest.h>

#include "common/program/error.h"

namespace khabar {
namespace {

struct LimitCase {
  const char* text;
  std::uint64_t skipped;
  std::uint64_t articles;
  bool exceeded;
};

TEST(SkipLimit, IsANumberOrAShareOfAllThatWasRead) {
  for (const LimitCase& at :
       {LimitCase{"0", 0, 5, false}, LimitCase{"0", 1, 5, true}, LimitCase{"10", 10, 0, false},
        LimitCase{"10", 11, 1000, true}, LimitCase{"10%", 10, 90, false}, LimitCase{"10%", 11, 90, true},
        LimitCase{"0.5%", 1, 199, false}, LimitCase{"0.5%", 2, 199, true}, LimitCase{"0%", 1, 1'000'000, true},
        LimitCase{"100%", 5, 0, false}, LimitCase{"0%", 0, 0, false}}) {
    EXPECT_EQ(SkipLimit(at.text).exceeded(at.skipped, at.articles), at.exceeded) << at.text << " " << at.skipped;
  }
  EXPECT_FALSE(SkipLimit().exceeded(1'000'000, 0));
}

TEST(SkipLimit, RefusesAnythingElse) {
  for (const char* text : {"", "ten", "-1", "5 %", "%", "101%", "-1%", "1e", "10%%", "nan%"}) {
    EXPECT_THROW(SkipLimit{text}, Error) << text;
  }
}

}  // namespace
}  // namespace khabar
