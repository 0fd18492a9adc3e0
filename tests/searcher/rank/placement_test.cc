#include "searcher/rank/placement.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/index/collection_tokens.h"
#include "searcher/rank/ranking.h"
#include "searcher/search/searcher.h"
#include "tests/support/test_index.h"

namespace khabar {
namespace {

using testing::make_article;

std::string others(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += "xother ";
  return text;
}

class PlacementTest : public ::testing::Test {
 protected:
  void index(const std::vector<Article>& articles) { database_ = testing::temporary_index(articles, analyzer_); }

  // Of the first article.
  Placement of(const std::vector<PlacedWord>& words) {
    const Collection collection{database_};
    CollectionTokens tokens{collection};
    return PlacementScorer{collection, words}.of(TokenSequence{tokens.of(1)});
  }

  SearchResults search(const std::string& query, std::size_t limit = 10) {
    Searcher searcher{database_, {{"index", "generation"}}, analyzer_};
    SearchRequest request;
    request.query = query;
    request.explain = true;
    request.limit = limit;
    return searcher.search(request);
  }

  std::vector<std::string> ids(const std::string& query) {
    std::vector<std::string> ids;
    for (const Hit& hit : search(query).hits) ids.push_back(hit.id);
    return ids;
  }

  Analyzer analyzer_;
  Xapian::Database database_;
};

TEST_F(PlacementTest, AddsUpWeightsOfWordsByTheirPlaces) {
  index({make_article("1", "xgreen", others(50) + ". xred xother xred. " + others(47) + "xblue. xred xblue")});
  const Placement placement = of({{"xred", 10}, {"xblue", 4}, {"xgreen", 2}, {"xwhite", 3}, {"xblack", 1}});
  // xred is the 51st word of the body, xblue the 101st; the title is no part of the body.
  EXPECT_NEAR(placement.early, 10 * 100 / 150.0 + 4 * 100 / 200.0, 1e-9);
  EXPECT_DOUBLE_EQ(placement.sentence, 14);
  EXPECT_DOUBLE_EQ(placement.missing, 3);
}

TEST_F(PlacementTest, TakesTheTitleForASentence) {
  index({make_article("1", "xred xblue", "xred xother. xblue xother")});
  EXPECT_DOUBLE_EQ(of({{"xred", 10}, {"xblue", 4}}).sentence, 14);
}

TEST_F(PlacementTest, SeesATitleThatTheBodyBeginsWith) {
  index({make_article("1", "xred xblue", "xred xblue. xother")});
  const Placement placement = of({{"xred", 10}, {"xblue", 4}});
  EXPECT_NEAR(placement.early, 10 + 4 * 100 / 101.0, 1e-9);
}

TEST_F(PlacementTest, CountsAWordOnceAndIgnoresOneWithoutWeight) {
  index({make_article("1", "", "xred xred")});
  for (const std::vector<PlacedWord>& words : std::vector<std::vector<PlacedWord>>{
           {{"xred", 10}}, {{"xred", 10}, {"xred", 10}}, {{"xred", 10}, {"xnone", 0}, {"xless", -1}}}) {
    const Placement placement = of(words);
    EXPECT_DOUBLE_EQ(placement.early, 10);
    EXPECT_DOUBLE_EQ(placement.sentence, 10);
    EXPECT_DOUBLE_EQ(placement.missing, 0);
  }
  EXPECT_DOUBLE_EQ(weigh(of({})), 0);
}

TEST_F(PlacementTest, IsNeverMoreThanItsMost) {
  index({make_article("1", "", "xred xblue")});
  const std::vector<PlacedWord> words{{"xred", 10}, {"xblue", 4}, {"xnone", 7}};
  EXPECT_LE(weigh(of(words)), most_of_places(words));
}

// The words stand behind the lead, as often and in articles as long.
TEST_F(PlacementTest, PutsEarlyWordsFirst) {
  index({make_article("late", "", others(300) + ". xred xblue"),
         make_article("early", "", others(60) + ". xred xblue. " + others(240))});
  EXPECT_THAT(ids("xred xblue"), ::testing::ElementsAre("early", "late"));
}

TEST_F(PlacementTest, PutsWordsOfOneSentenceFirst) {
  const std::string before = others(60) + ". ";
  index({make_article("apart", "", before + "xred xother. xblue xother"),
         make_article("together", "", before + "xother xred xother xblue")});
  EXPECT_THAT(ids("xred xblue"), ::testing::ElementsAre("together", "apart"));
}

TEST_F(PlacementTest, IsAPartOfListsOfWordsOnly) {
  index({make_article("1", "", "xred xother xblue")});
  const auto parts = [&](const std::string& query) { return search(query).words.size(); };
  EXPECT_EQ(parts("xred xblue"), parts("+xred +xblue") + 1);
  EXPECT_EQ(parts("xred"), 1U);
  EXPECT_EQ(parts("xred AND xblue"), 2U);
  EXPECT_EQ(parts("\"xred xblue\""), 1U);
}

// As many as are put in order by places, and some more: weights add up for all, and none of the others comes before.
TEST_F(PlacementTest, OrdersTheBestOfABlockAndLeavesTheOthersBehind) {
  std::vector<Article> articles;
  for (std::size_t i = 0; i < kPlacedBest + 20; ++i) {
    articles.push_back(make_article("a" + std::to_string(i), "", others(static_cast<int>(i)) + "xred xother. xblue"));
  }
  index(articles);
  const SearchResults results = search("xred xblue", articles.size());
  ASSERT_EQ(results.hits.size(), articles.size());
  EXPECT_EQ(results.total, articles.size());
  for (std::size_t i = 0; i < results.hits.size(); ++i) {
    double sum = 0;
    for (const double weight : results.hits[i].weights) sum += weight;
    EXPECT_NEAR(sum, results.hits[i].score, 1e-6) << i;
    EXPECT_LE(results.hits[i].score, results.hits[i > 0 ? i - 1 : 0].score + 1e-9) << i;
    EXPECT_EQ(results.hits[i].weights.back() > 0, i < kPlacedBest) << i;
  }
}

}  // namespace
}  // namespace khabar
