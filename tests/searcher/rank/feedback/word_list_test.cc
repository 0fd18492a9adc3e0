#include "searcher/rank/feedback/word_list.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "searcher/query/query_parser.h"
#include "searcher/rank/query_builder.h"
#include "searcher/search/searcher.h"
#include "tests/support/test_index.h"

namespace khabar {
namespace {

using testing::make_article;

const std::string kScattered = "xred xgreen xblue xred xgreen xblue xred xgreen xblue xred xgreen xblue";

// `together` articles that have xred and xblue side by side, far behind, and `scattered` ones that have them often.
std::vector<Article> articles(int together, int scattered) {
  std::vector<Article> all;
  std::string far_behind = "xlong";
  for (int i = 0; i < 200; ++i) far_behind += " xother" + std::to_string(i);
  for (int i = 0; i < together; ++i) {
    all.push_back(make_article("together" + std::to_string(i), "xtitle", far_behind + " xred xblue"));
  }
  for (int i = 0; i < scattered; ++i) {
    all.push_back(make_article("scattered" + std::to_string(i), "xtitle", "xred xgreen xblue " + kScattered));
  }
  for (int i = 0; i < 30; ++i) all.push_back(make_article("other" + std::to_string(i), "xtitle", "xnews"));
  return all;
}

class WordList : public ::testing::Test {
 protected:
  std::optional<WordListUse> use(const std::string& query, Match match = Match::kAll) {
    const BuiltQuery built =
        build_query(parse_query(query, Reading::kStrict).tree, {match, TimeZone::utc()}, collection_, analyzer_);
    return use_of_list(built, collection_);
  }

  SearchResults search(const std::string& query, Match match, const Xapian::Database& database) {
    Searcher searcher{database, {{"index", "generation"}}, analyzer_};
    SearchRequest request;
    request.query = query;
    request.match = match;
    request.explain = true;
    return searcher.search(request);
  }

  Analyzer analyzer_;
  Xapian::Database database_ = testing::temporary_index(articles(2, 4), analyzer_);
  Collection collection_{database_};
};

TEST_F(WordList, CountsArticlesWithAllWordsAndThoseThatHaveThemSideBySide) {
  struct Case {
    std::string query;
    Xapian::doccount articles;
    Xapian::doccount side_by_side;
  };
  const std::vector<Case> cases{
      {"xred xblue", 6, 2}, {"xblue xred", 6, 4},  {"xred xgreen", 4, 4}, {"xred xnews", 0, 0},
      {"xred", 6, 0},       {"xnews", 30, 0},      {"xred xred", 6, 0},   {"xred xgreen xblue", 4, 4},
      {"xnothing", 0, 0},   {"xgreen xblue", 4, 4}};
  for (const auto& [query, with_all, side_by_side] : cases) {
    for (const Match match : {Match::kAll, Match::kAny}) {
      const auto found = use(query, match);
      ASSERT_TRUE(found) << query;
      EXPECT_EQ(found->articles, with_all) << query;
      EXPECT_EQ(found->side_by_side, side_by_side) << query;
    }
  }
}

TEST_F(WordList, IsNothingElse) {
  for (const std::string query : {"\"xred xblue\"", "xred AND xblue", "xred -xblue", "+xred xblue", "=xred xblue",
                                  "xred xgreen xblue xnews xother1 xother2", "title:xred xblue", "xre* xblue"}) {
    EXPECT_FALSE(use(query)) << query;
  }
}

TEST_F(WordList, IsAnExpressionIfAThirdHasItSideBySide) {
  EXPECT_TRUE(is_expression({3, 1}));
  EXPECT_TRUE(is_expression({3, 3}));
  EXPECT_FALSE(is_expression({4, 1}));
  EXPECT_FALSE(is_expression({0, 0}));
  EXPECT_FALSE(is_expression({2, 0}));
}

TEST_F(WordList, OfAnExpressionPutsArticlesThatHaveItAboveAllOthers) {
  for (const Match match : {Match::kAll, Match::kAny}) {
    const SearchResults found = search("xred xblue", match, database_);
    ASSERT_EQ(found.total, 6U);
    EXPECT_THAT(found.hits[0].id, ::testing::StartsWith("together"));
    EXPECT_THAT(found.hits[1].id, ::testing::StartsWith("together"));
    EXPECT_THAT(found.hits[2].id, ::testing::StartsWith("scattered"));
    EXPECT_EQ(found.words.back().text, "side by side");
    EXPECT_GT(found.hits[1].weights.back(), found.hits[2].score);
    EXPECT_EQ(found.hits[2].weights.back(), 0);
  }
}

TEST_F(WordList, OfNoExpressionLeavesTheOrderToTheWords) {
  const Xapian::Database database = testing::temporary_index(articles(2, 5), analyzer_);
  const SearchResults found = search("xred xblue", Match::kAll, database);
  ASSERT_EQ(found.total, 7U);
  EXPECT_THAT(found.hits[0].id, ::testing::StartsWith("scattered"));
}

}  // namespace
}  // namespace khabar
