#include "searcher/search/any_word_search.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>
#include <vector>

#include "searcher/query/query_parser.h"
#include "searcher/search/search_run.h"
#include "tests/support/test_index.h"

namespace khabar {
namespace {

constexpr std::size_t kArticles = 600;

// Low numbers are frequent, as in a real text. Some stand for stop words, forms of a word, and a nisba and its place.
std::string random_words_text(std::mt19937& random, std::size_t words) {
  const std::map<int, std::string> arabic{{2, "في"},      {3, "فرنسا"}, {5, "الفرنسية"}, {6, "هجرة"},
                                          {8, "والهجرة"}, {9, "من"},    {11, "المغرب"},  {12, "مغربي"}};
  std::geometric_distribution<int> word{0.05};
  std::string text;
  for (std::size_t i = 0; i < words; ++i) {
    const int number = word(random);
    const auto known = arabic.find(number);
    text += (known == arabic.end() ? "xw" + std::to_string(number) : known->second) + ' ';
  }
  return text;
}

void expect_same(const Answer& found, const Answer& expected, const std::string& query) {
  EXPECT_EQ(found.counts.total, expected.counts.total) << query;
  EXPECT_EQ(found.counts.distinct, expected.counts.distinct) << query;
  EXPECT_EQ(found.counts.copies, expected.counts.copies) << query;
  ASSERT_EQ(found.hits.size(), expected.hits.size()) << query;
  for (std::size_t i = 0; i < found.hits.size(); ++i) {
    EXPECT_NEAR(found.hits[i].score, expected.hits[i].score, 1e-5) << query << " hit " << i;
  }
}

class AnyWord : public ::testing::Test {
 protected:
  AnyWord() {
    std::vector<Article> articles;
    std::map<std::string, std::string> groups;
    for (std::size_t i = 0; i < kArticles; ++i) {
      const std::string id = std::to_string(i);
      articles.push_back(testing::make_article(id, random_words_text(random_, 4),
                                               random_words_text(random_, 1 + random_() % 30),
                                               i % 7 == 0 ? "" : "2020-01-0" + std::to_string(1 + i % 9)));
      if (i % 10 < 3) groups[id] = std::to_string(i / 10 * 10);
    }
    collection_ = Collection{testing::temporary_index(articles, analyzer_, groups)};
  }

  BuiltQuery built(const std::string& query, Match match = Match::kAny) {
    return build_query(parse_query(query).tree, {match}, collection_, analyzer_);
  }

  // By Xapian's matcher and its count of values, as over a served collection.
  Answer by_xapian(const SearchRequest& request, const BuiltQuery& query) {
    return SearchRun{collection_, nullptr, request, query}.answer();
  }

  std::mt19937 random_{5};
  Analyzer analyzer_;
  Collection collection_;
};

TEST_F(AnyWord, AnswersAsXapiansMatcherDoes) {
  LocalSearch local{collection_};
  std::size_t answered = 0;
  for (int round = 0; round < 300; ++round) {
    SearchRequest request;
    request.match = Match::kAny;
    request.limit = random_() % 4 == 0 ? 0 : random_() % 300;
    request.offset = random_() % 3 == 0 ? random_() % 400 : 0;
    request.duplicates = random_() % 2 == 0 ? Duplicates::kFold : Duplicates::kShow;
    const std::string text = random_words_text(random_, 1 + random_() % 6);
    const BuiltQuery query = built(text);
    answered += local.any_word().can_answer(query) ? 1U : 0U;
    expect_same(SearchRun{collection_, &local, request, query}.answer(), by_xapian(request, query), text);
  }
  EXPECT_GT(answered, 200U);
}

TEST_F(AnyWord, CountsGroupsOfOtherQueriesAsXapianDoes) {
  LocalSearch local{collection_};
  for (const char* text : {"xw0 xw1", "xw40", "\"xw1 xw0\"", "xw1 -xw0", "xw0 OR xw3", "xnowhere"}) {
    for (const Duplicates duplicates : {Duplicates::kShow, Duplicates::kFold, Duplicates::kOnly}) {
      SearchRequest request;
      request.limit = 1000;
      request.duplicates = duplicates;
      const BuiltQuery query = built(text, Match::kAll);
      expect_same(SearchRun{collection_, &local, request, query}.answer(), by_xapian(request, query), text);
    }
  }
}

TEST_F(AnyWord, LeavesToXapianWhatIsNoPlainList) {
  AnyWordSearch any_word{collection_};
  EXPECT_TRUE(any_word.can_answer(built("xw0 xw1")));
  for (const char* query : {"xw0 \"xw1 xw2\"", "xw0 -xw1", "+xw0 xw1", "xw0 OR xw1", "xw0 (xw1 xw2)", "=xw0 xw1",
                            "xw0 title:xw1", "xw0 source:x", "source:x"}) {
    EXPECT_FALSE(any_word.can_answer(built(query))) << query;
  }
  EXPECT_FALSE(any_word.can_answer(built("xw0 xw1", Match::kAll)));
}

TEST_F(AnyWord, LeavesToXapianWordsOfFewArticles) {
  EXPECT_FALSE(AnyWordSearch{collection_}.can_answer(built("xw90")));
  EXPECT_FALSE(AnyWordSearch{collection_}.can_answer(built("xnowhere")));
}

TEST_F(AnyWord, KeepsToFilters) {
  LocalSearch local{collection_};
  SearchRequest request;
  request.match = Match::kAny;
  request.from = request.to = std::chrono::floor<std::chrono::days>(parse_day("2020-01-02").value());
  const BuiltQuery query = built("xw0 xw1 xw2");
  const Answer some = SearchRun{collection_, &local, request, query}.answer();
  EXPECT_GT(some.counts.total, 0U);
  EXPECT_EQ(some.counts.total, by_xapian(request, query).counts.total);
  EXPECT_LT(some.counts.total, kArticles / 4);
}

}  // namespace
}  // namespace khabar
