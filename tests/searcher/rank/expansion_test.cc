#include "searcher/rank/expansion.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "searcher/search/searcher.h"
#include "tests/support/test_index.h"

namespace khabar {
namespace {

using testing::make_article;

// Three articles about boats tell of the coast guard, many others of other things.
std::vector<Article> articles() {
  std::vector<Article> all;
  for (int i = 0; i < 3; ++i) all.push_back(make_article("boat" + std::to_string(i), "قارب", "قارب xguard xguard"));
  all.push_back(make_article("both", "قارب", "قارب xsea xguard xland xstreet"));
  all.push_back(make_article("plain", "قارب", "قارب xsea xland xstreet xhouse"));
  for (int i = 0; i < 60; ++i) all.push_back(make_article("other" + std::to_string(i), "خبر", "خبر xother"));
  return all;
}

class Expansion : public ::testing::Test {
 protected:
  SearchResults search(bool expanded) {
    Searcher searcher{database_, {{"index", "generation"}}, analyzer_};
    SearchRequest request;
    request.query = "قارب";
    request.expand = expanded;
    return searcher.search(request);
  }

  Analyzer analyzer_;
  Xapian::Database database_ = testing::temporary_index(articles(), analyzer_);
};

TEST_F(Expansion, AddsTheWordsOfTheBestArticlesStrongestFirst) {
  const SearchResults results = search(true);
  ASSERT_FALSE(results.expansion.empty());
  EXPECT_EQ(results.expansion.front().lemma, "xguard");
  EXPECT_DOUBLE_EQ(results.expansion.front().weight, 1.0);
  for (const FeedbackWord& word : results.expansion) EXPECT_NE(word.lemma, "قارب");
}

TEST_F(Expansion, AddsWeightButNeverAHit) {
  const SearchResults plain = search(false);
  const SearchResults expanded = search(true);
  EXPECT_TRUE(plain.expansion.empty());
  EXPECT_EQ(plain.total, expanded.total);
  EXPECT_GT(expanded.hits.front().score, plain.hits.front().score);
  EXPECT_EQ(expanded.hits.back().id, "plain");
}

TEST_F(Expansion, HasNothingToAddWhereNothingIsFound) {
  Searcher searcher{database_, {{"index", "generation"}}, analyzer_};
  SearchRequest request;
  request.query = "xnothing";
  request.expand = true;
  EXPECT_TRUE(searcher.search(request).expansion.empty());
}

}  // namespace
}  // namespace khabar
