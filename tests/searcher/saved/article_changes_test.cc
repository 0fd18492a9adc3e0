#include "searcher/saved/article_changes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace khabar {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

using Was = std::vector<SavedArticle>;
using Is = std::vector<PresentArticle>;

TEST(ArticleChanges, AreNewChangedAndGone) {
  const Was was{{"b", "1"}, {"c", "1"}, {"d", "1"}};
  const Is is{{{"a", "1"}, 7}, {{"b", "1"}, 8}, {{"c", "2"}, 9}, {{"e", "1"}, 4}};
  EXPECT_THAT(changes_between(was, is),
              ElementsAre(ArticleChange{Change::kNew, "a", 7}, ArticleChange{Change::kNew, "e", 4},
                          ArticleChange{Change::kChanged, "c", 9}, ArticleChange{Change::kGone, "d", 0}));
}

TEST(ArticleChanges, AreNoneIfArticlesOnlyHaveOtherNumbers) {
  EXPECT_THAT(changes_between({{"a", "1"}}, {{{"a", "1"}, 99}}), IsEmpty());
  EXPECT_THAT(changes_between({}, {}), IsEmpty());
}

TEST(ArticleChanges, TellEqualIdsOfTwoIndexesApart) {
  EXPECT_THAT(changes_between({{"a", "1"}, {"a", "2"}}, {{{"a", "1"}, 1}, {{"a", "2"}, 2}}), IsEmpty());
  EXPECT_THAT(changes_between({{"a", "1"}}, {{{"a", "1"}, 1}, {{"a", "2"}, 2}}),
              ElementsAre(ArticleChange{Change::kNew, "a", 2}));
  EXPECT_THAT(changes_between({{"a", "1"}, {"a", "2"}}, {{{"a", "2"}, 2}}),
              ElementsAre(ArticleChange{Change::kGone, "a", 0}));
  EXPECT_THAT(changes_between({{"a", "1"}, {"a", "2"}}, {{{"a", "2"}, 2}, {{"a", "3"}, 3}}),
              ElementsAre(ArticleChange{Change::kChanged, "a", 3}));
}

}  // namespace
}  // namespace khabar
