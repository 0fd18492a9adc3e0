#include "searcher/rank/feedback/expansion.h"

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
  SearchResults search(Expand expand, const std::string& query = "قارب", Match match = Match::kAll) {
    Searcher searcher{database_, {{"index", "generation"}}, analyzer_};
    SearchRequest request;
    request.query = query;
    request.match = match;
    request.expand = expand;
    return searcher.search(request);
  }

  Analyzer analyzer_;
  Xapian::Database database_ = testing::temporary_index(articles(), analyzer_);
};

TEST_F(Expansion, AddsTheWordsOfTheBestArticlesStrongestFirst) {
  const SearchResults results = search(Expand::kAlways);
  ASSERT_FALSE(results.expansion.empty());
  EXPECT_EQ(results.expansion.front().lemma, "xguard");
  EXPECT_DOUBLE_EQ(results.expansion.front().weight, 1.0);
  for (const FeedbackWord& word : results.expansion) EXPECT_NE(word.lemma, "قارب");
}

TEST_F(Expansion, AddsWeightButNeverAHit) {
  const SearchResults plain = search(Expand::kNever);
  const SearchResults expanded = search(Expand::kAlways);
  EXPECT_TRUE(plain.expansion.empty());
  EXPECT_EQ(plain.total, expanded.total);
  EXPECT_GT(expanded.hits.front().score, plain.hits.front().score);
  EXPECT_EQ(expanded.hits.back().id, "plain");
}

TEST_F(Expansion, HasNothingToAddWhereNothingIsFound) {
  Searcher searcher{database_, {{"index", "generation"}}, analyzer_};
  SearchRequest request;
  request.query = "xnothing";
  request.expand = Expand::kAlways;
  EXPECT_TRUE(searcher.search(request).expansion.empty());
}

TEST_F(Expansion, ByItselfTellsTopicsFromArticles) {
  struct Case {
    std::string query;
    ExpansionChoice choice;
  };
  const std::vector<Case> cases{
      {"خبر", ExpansionChoice::kTopic},
      {"خبر xother", ExpansionChoice::kTopic},
      {"قارب", ExpansionChoice::kFewArticles},
      {"قارب خبر", ExpansionChoice::kFewArticles},
      {"xnothing", ExpansionChoice::kFewArticles},
      {"خبر xother xsea xland xstreet", ExpansionChoice::kFewArticles},
      {"خبر xother xsea xland xstreet xhouse", ExpansionChoice::kManyWords},
      {"=خبر", ExpansionChoice::kOperators},
      {"\"خبر xother\"", ExpansionChoice::kOperators},
      {"خبر AND xother", ExpansionChoice::kOperators},
      {"خبر -قارب", ExpansionChoice::kOperators},
      {"+خبر", ExpansionChoice::kOperators},
      {"title:خبر", ExpansionChoice::kOperators},
  };
  for (const auto& [query, choice] : cases) {
    for (const Match match : {Match::kAll, Match::kAny}) {
      EXPECT_EQ(search(Expand::kAuto, query, match).expanded, choice) << query;
    }
  }
}

TEST_F(Expansion, OfNoOrderButRelevanceIsAsked) {
  Searcher searcher{database_, {{"index", "generation"}}, analyzer_};
  SearchRequest request;
  request.query = "خبر";
  request.sort = Sort::kNewest;
  request.expand = Expand::kAuto;
  EXPECT_EQ(searcher.search(request).expanded, ExpansionChoice::kNotAsked);
}

TEST_F(Expansion, ChangesNoTotal) {
  for (const std::string query : {"خبر", "خبر xother", "قارب xsea"}) {
    for (const Match match : {Match::kAll, Match::kAny}) {
      EXPECT_EQ(search(Expand::kAuto, query, match).total, search(Expand::kNever, query, match).total) << query;
    }
  }
}

}  // namespace
}  // namespace khabar
