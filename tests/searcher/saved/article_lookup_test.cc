#include "searcher/saved/article_lookup.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "searcher/saved/listed_articles.h"
#include "tests/support/test_index.h"

namespace khabar {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::make_article;
using testing::temporary_index;

std::vector<Article> many_articles(int count) {
  std::vector<Article> articles;
  for (int i = 0; i < count; ++i) articles.push_back(make_article("id-" + std::to_string(i), "", "xalpha"));
  return articles;
}

struct ArticleLookup : ::testing::Test {
  Analyzer analyzer;
};

TEST_F(ArticleLookup, FindsFewByTheirTermsAndManyByReadingAlong) {
  const Collection collection{temporary_index(many_articles(100), analyzer)};
  EXPECT_THAT(find_articles(collection, {{"id-7", ""}}).documents, ElementsAre(8));
  std::vector<SavedArticle> wanted;
  for (int i = 0; i < 100; i += 2) wanted.push_back({"id-" + std::to_string(i), ""});
  wanted.push_back({"gone", ""});
  std::ranges::sort(wanted);
  const FoundArticles found = find_articles(collection, wanted);
  EXPECT_EQ(found.documents.size(), 50U);
  EXPECT_TRUE(std::ranges::is_sorted(found.documents));
  EXPECT_THAT(found.missing, ElementsAre(SavedArticle{"gone", ""}));
}

TEST_F(ArticleLookup, KeepsAnArticleThatHasChanged) {
  const Collection collection{temporary_index({make_article("a", "", "xalpha")}, analyzer)};
  EXPECT_THAT(find_articles(collection, {{"a", "another hash"}}).documents, ElementsAre(1));
}

TEST_F(ArticleLookup, TellsEqualIdsOfTwoIndexesApartByTheirContent) {
  Collection both;
  both.add(temporary_index({make_article("a", "", "xalpha"), make_article("b", "", "xalpha")}, analyzer));
  both.add(temporary_index({make_article("a", "", "xbeta")}, analyzer));
  const std::vector<SavedArticle> articles = saved_articles(both, {1, 2});
  EXPECT_EQ(articles[0].id, "a");
  EXPECT_EQ(articles[1].id, "a");
  EXPECT_NE(articles[0].hash, articles[1].hash);
  EXPECT_THAT(find_articles(both, {articles[1]}).documents, ElementsAre(2));
  EXPECT_THAT(find_articles(both, {{"a", "neither"}}).documents, ElementsAre(1, 2));
  EXPECT_THAT(matching_articles(both, listed_articles(both, {2})), ElementsAre(2));
  EXPECT_THAT(matching_articles(both, listed_articles(both, {1, 2, 3})), ElementsAre(1, 2, 3));
}

TEST_F(ArticleLookup, MakesAQueryOfAList) {
  const Collection collection{temporary_index(many_articles(30), analyzer)};
  const Xapian::Query all{"Zxalpha"};
  const Xapian::Query listed = listed_articles(collection, {3, 9, 27});
  EXPECT_THAT(matching_articles(collection, listed), ElementsAre(3, 9, 27));
  EXPECT_THAT(matching_articles(collection, Xapian::Query{Xapian::Query::OP_FILTER, all, listed}),
              ElementsAre(3, 9, 27));
  EXPECT_EQ(matching_articles(collection, Xapian::Query{Xapian::Query::OP_AND_NOT, all, listed}).size(), 27U);
  EXPECT_EQ(matching_articles(collection, Xapian::Query{Xapian::Query::OP_OR, all, listed}).size(), 30U);
  EXPECT_THAT(matching_articles(collection, listed_articles(collection, {})), IsEmpty());
}

}  // namespace
}  // namespace khabar
