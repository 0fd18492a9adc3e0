#include "common/program/suggestion.h"

#include <gtest/gtest.h>

#include <array>

namespace khabar {
namespace {

TEST(EditDistance, CountsEachKindOfSlip) {
  struct Case {
    std::string_view from;
    std::string_view to;
    std::size_t distance;
  };
  for (const Case& c : {Case{"", "", 0}, Case{"", "abc", 3}, Case{"abc", "", 3}, Case{"limit", "limit", 0},
                        Case{"limt", "limit", 1}, Case{"limiit", "limit", 1}, Case{"lomit", "limit", 1},
                        Case{"build", "buidl", 1}, Case{"kitten", "sitting", 3}, Case{"ab", "ba", 1}}) {
    EXPECT_EQ(edit_distance(c.from, c.to), c.distance) << c.from << " " << c.to;
    EXPECT_EQ(edit_distance(c.to, c.from), c.distance) << c.to << " " << c.from;
  }
}

TEST(NearestName, SuggestsOnlyWhatIsNear) {
  constexpr std::array<std::string_view, 4> kNames{"limit", "offset", "from", "to"};
  EXPECT_EQ(nearest_name("limits", kNames), "limit");
  EXPECT_EQ(nearest_name("off", kNames), "offset");
  EXPECT_EQ(nearest_name("form", kNames), "from");
  EXPECT_EQ(nearest_name("too", kNames), "to");
  EXPECT_EQ(nearest_name("colour", kNames), std::nullopt);
  EXPECT_EQ(nearest_name("xy", kNames), std::nullopt);
  EXPECT_EQ(nearest_name("", kNames), std::nullopt);
  EXPECT_EQ(nearest_name("limit", {}), std::nullopt);
}

}  // namespace
}  // namespace khabar
