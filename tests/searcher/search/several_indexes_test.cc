// Several databases searched as one give what one database with all the articles gives.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "searcher/commands/topics_run.h"
#include "searcher/search/searcher.h"
#include "tests/support/test_index.h"

namespace khabar {
namespace {

using khabar::testing::make_article;
using khabar::testing::temporary_index;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

std::vector<std::string> places(const SearchResults& results) {
  std::vector<std::string> all;
  for (const Hit& hit : results.hits) all.push_back(hit.index + ':' + hit.id);
  return all;
}

class SeveralIndexes : public ::testing::Test {
 protected:
  // Indexes called 1, 2 ...
  void use(const std::vector<std::vector<Article>>& parts) {
    for (const auto& part : parts) {
      database_.add(temporary_index(part, analyzer_));
      names_.push_back({std::to_string(names_.size() + 1), "g"});
    }
  }
  SearchResults search(const SearchRequest& request) { return Searcher{database_, names_, analyzer_}.search(request); }
  SearchResults search(const std::string& query) {
    SearchRequest request;
    request.query = query;
    return search(request);
  }

  Analyzer analyzer_;
  Collection database_;
  std::vector<IndexName> names_;
};

std::vector<Article> many_articles() {
  std::vector<Article> articles;
  for (int i = 0; i < 60; ++i) {
    std::string body;
    for (int j = 0; j <= i % 7; ++j) body += "xw" + std::to_string((i * j) % 11) + " الهجرة ";
    articles.push_back(make_article("id" + std::to_string(i), "xw" + std::to_string(i % 5), body,
                                    i % 9 == 0 ? "" : "2020-01-1" + std::to_string(i % 10),
                                    i % 2 == 0 ? "BBC" : "CNN"));
  }
  return articles;
}

struct RequestCase {
  const char* name;
  SearchRequest request;
};

std::vector<RequestCase> request_cases() {
  std::vector<RequestCase> cases(7);
  for (RequestCase& c : cases) c.request.limit = 100;
  cases[0].name = "one word";
  cases[0].request.query = "xw1";
  cases[1].name = "any of many";
  cases[1].request.query = "xw1 xw3 xw5";
  cases[1].request.match = Match::kAny;
  cases[2].name = "phrase";
  cases[2].request.query = "\"xw0 الهجرة xw4\"";
  cases[3].name = "exact phrase";
  cases[3].request.query = "=\"xw0 الهجرة\"";
  cases[4].name = "filter, newest first";
  cases[4].request.sources = {"bbc"};
  cases[4].request.sort = Sort::kNewest;
  cases[5].name = "filter, oldest first";
  cases[5].request.sources = {"CNN"};
  cases[5].request.sort = Sort::kOldest;
  cases[6].name = "dates and not";
  cases[6].request.query = "xw2 -xw6";
  cases[6].request.from = std::chrono::sys_days{std::chrono::year{2020} / 1 / 13};
  return cases;
}

TEST_F(SeveralIndexes, AnswerLikeOneIndexWithAllTheirArticles) {
  const std::vector<Article> all = many_articles();
  std::vector<std::vector<Article>> parts(3);
  for (std::size_t i = 0; i < all.size(); ++i) parts[i < 40 ? i % 2 : 2].push_back(all[i]);
  use(parts);
  Searcher one{temporary_index(all, analyzer_), {{"all", "g"}}, analyzer_};
  for (const auto& [name, request] : request_cases()) {
    const SearchResults expected = one.search(request);
    const SearchResults found = search(request);
    EXPECT_GT(found.total, 0U) << name;
    EXPECT_EQ(found.total, expected.total) << name;
    EXPECT_EQ(found.undated_left_out, expected.undated_left_out) << name;
    ASSERT_EQ(found.hits.size(), expected.hits.size()) << name;
    for (std::size_t i = 0; i < found.hits.size(); ++i) {
      EXPECT_EQ(found.hits[i].id, expected.hits[i].id) << name << ' ' << i;
      EXPECT_NEAR(found.hits[i].score, expected.hits[i].score, 1e-9) << name << ' ' << i;
    }
  }
}

TEST_F(SeveralIndexes, SayFromWhichOneAHitComes) {
  use({{make_article("a", "", "xalpha"), make_article("b", "", "xbeta")}, {}, {make_article("c", "", "xalpha")}});
  EXPECT_THAT(places(search("xalpha")), ElementsAre("1:a", "3:c"));
  EXPECT_THAT(places(search("xbeta")), ElementsAre("1:b"));
}

TEST_F(SeveralIndexes, CountArticlesWithTheSameIdEach) {
  use({{make_article("b", "", "xalpha"), make_article("a", "", "xalpha")},
       {make_article("a", "", "xalpha"), make_article("b", "", "xalpha"), make_article("c", "", "xbeta")}});
  const SearchResults results = search("xalpha");
  EXPECT_THAT(places(results), UnorderedElementsAre("1:a", "2:a", "1:b", "2:b"));
  EXPECT_EQ(results.hits[1].id, "a") << "equal scores are ordered by id";
  EXPECT_EQ(results.total, 4U);
  EXPECT_EQ(places(search("xalpha")), places(results));
}

// The lemmas of wrong() stand in sequence, its exact forms do not.
Article right(const std::string& id) { return make_article(id, "", "عن الهجرة غير الشرعية"); }
Article wrong(const std::string& id) { return make_article(id, "", "الهجرة غير شرعية والشرعية غير الهجرة الشرعية"); }

TEST_F(SeveralIndexes, KeepArticlesWithTheSameIdApartInExactPhrases) {
  use({{right("a"), wrong("b"), right("c")}, {wrong("a"), right("b"), wrong("d")}});
  const SearchResults results = search("=\"الهجرة غير الشرعية\"");
  EXPECT_EQ(results.total, 3U);
  EXPECT_THAT(places(results), UnorderedElementsAre("1:a", "2:b", "1:c"));
  EXPECT_EQ(search("\"الهجرة غير الشرعية\"").total, 6U);
  EXPECT_EQ(search("\"الهجرة غير الشرعية\" -=\"الهجرة غير الشرعية\"").total, 3U);
}

TEST_F(SeveralIndexes, KeepArticlesWithTheSameIdApartInExplanations) {
  use({{make_article("a", "", "xalpha xalpha"), make_article("o", "", "xbeta")},
       {make_article("a", "", "xalpha xc xd"), make_article("p", "", "xe xe xe")}});
  SearchRequest request;
  request.query = "xalpha";
  request.explain = true;
  const SearchResults results = search(request);
  ASSERT_EQ(results.hits.size(), 2U);
  for (const Hit& hit : results.hits) EXPECT_NEAR(hit.weights.at(0), hit.score, 1e-9) << hit.index;
  EXPECT_NE(results.hits[0].score, results.hits[1].score);
  EXPECT_EQ(results.words.at(0).articles, 2U);
}

TEST_F(SeveralIndexes, SuggestAWordThatAnyOfThemHas) {
  use({{make_article("a", "", "xalpha")}, {make_article("b", "", "انتخابات")}});
  EXPECT_THAT(search("انتخبات").corrections, ElementsAre("انتخابات"));
  EXPECT_THAT(search("xalpha").unknown_words, IsEmpty());
}

TEST_F(SeveralIndexes, GiveARunEachIdOnce) {
  use({{make_article("a", "", "xalpha"), make_article("b", "", "xbeta")}, {make_article("a", "", "xalpha")}});
  std::ostringstream run;
  run_topics(database_, analyzer_, {{"t", "xalpha"}}, {10}, run);
  const std::string text = run.str();
  EXPECT_THAT(text, ::testing::StartsWith("t Q0 a 1 "));
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 1) << text;
}

}  // namespace
}  // namespace khabar
