#include "indexer/duplicates/grouping.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

namespace khabar {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;

// Pairs of single digits, as in "01 12".
NearComponent component(std::size_t size, const std::string& near, const std::string& close = {},
                        const std::string& distant = {}) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, Likeness> likeness;
  std::vector<std::vector<std::uint32_t>> older(size);
  const auto read = [&](const std::string& pairs, Likeness how) {
    for (std::size_t i = 0; i + 1 < pairs.size(); i += 3) {
      const auto a = static_cast<std::uint32_t>(pairs[i] - '0');
      const auto b = static_cast<std::uint32_t>(pairs[i + 1] - '0');
      likeness[{std::min(a, b), std::max(a, b)}] = how;
      if (how != Likeness::kNear) continue;
      older[std::max(a, b)].push_back(std::min(a, b));
    }
  };
  read(near, Likeness::kNear);
  read(close, Likeness::kClose);
  read(distant, Likeness::kDistant);
  NearComponent made;
  made.size = size;
  made.older = [older](std::uint32_t article) { return older[article]; };
  made.compare = [likeness](std::uint32_t a, std::uint32_t b) {
    const auto found = likeness.find({std::min(a, b), std::max(a, b)});
    return found == likeness.end() ? Likeness::kNone : found->second;
  };
  return made;
}

TEST(Grouping, LetsTheOldestRepresentAll) {
  EXPECT_THAT(group_articles(component(2, "01")), ElementsAre(0, 0));
  EXPECT_THAT(group_articles(component(3, "01 12 02")), ElementsAre(0, 0, 0));
}

TEST(Grouping, CutsAChainWhoseEndsAreUnlike) {
  EXPECT_THAT(group_articles(component(3, "01 12")), ElementsAre(0, 0, 2));
  // Close is not enough for the one pair that would be won.
  EXPECT_THAT(group_articles(component(3, "01 12", "02")), ElementsAre(0, 0, 2));
}

TEST(Grouping, TakesInACloseArticleThatIsNearToTwoOthers) {
  EXPECT_THAT(group_articles(component(4, "01 02 12 13 23", "03")), ElementsAre(0, 0, 0, 0));
  EXPECT_THAT(group_articles(component(4, "01 02 12 13 23")), ElementsAre(0, 0, 0, 3));
}

TEST(Grouping, TakesInADistantArticleThatIsNearToThreeOthers) {
  EXPECT_THAT(group_articles(component(4, "01 02 12 13 23", "", "03")), ElementsAre(0, 0, 0, 3));
  EXPECT_THAT(group_articles(component(5, "01 02 03 12 13 23 14 24 34", "", "04")), ElementsAre(0, 0, 0, 0, 0));
}

TEST(Grouping, MovesAnArticleToWhereItHasMoreNeighbours) {
  // 1 would be with 0, had it not more to do with 2, 3 and 4.
  EXPECT_THAT(group_articles(component(5, "01 12 13 14 23 24 34")), ElementsAre(0, 1, 1, 1, 1));
}

TEST(Grouping, FindsPairsThatNobodyNamed) {
  NearComponent chain = component(3, "01 12 02");
  chain.older = [](std::uint32_t article) {
    return article == 0 ? std::vector<std::uint32_t>{} : std::vector<std::uint32_t>{article - 1};
  };
  EXPECT_THAT(group_articles(chain), ElementsAre(0, 0, 0));
}

TEST(Grouping, GoesThroughLargeComponentsOnce) {
  NearComponent copies;
  copies.size = kImproved * 10;
  std::size_t compared = 0;
  copies.older = [](std::uint32_t article) {
    return article == 0 ? std::vector<std::uint32_t>{} : std::vector<std::uint32_t>{article - 1};
  };
  copies.compare = [&](std::uint32_t, std::uint32_t) {
    ++compared;
    return Likeness::kNear;
  };
  EXPECT_THAT(group_articles(copies), Each(0));
  EXPECT_LE(compared, copies.size);
}

}  // namespace
}  // namespace khabar
