// Filters, dates and orders of a search.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "searcher/search/searcher.h"
#include "tests/searcher/search/result_ids.h"
#include "tests/support/test_index.h"

namespace khabar {
namespace {

using khabar::testing::make_article;
using khabar::testing::temporary_index;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

class Filter : public ::testing::Test {
 protected:
  SearchResults search(const SearchRequest& request) {
    const std::vector<Article> articles{make_article("new", "", "xalpha xbeta", "2020-03-01", "BBC", "sport"),
                                        make_article("mid", "", "xalpha", "2020-02-01", "CNN", "world"),
                                        make_article("old", "", "xalpha", "2020-01-01", "BBC", "world"),
                                        make_article("b-none", "", "xalpha", "", "BBC", "sport"),
                                        make_article("a-none", "", "xgamma", "", "هسبريس", "sport")};
    return Searcher{temporary_index(articles, analyzer_), {{"index", "g"}}, analyzer_}.search(request);
  }
  static SearchRequest request(const std::string& query) {
    SearchRequest request;
    request.query = query;
    return request;
  }

  Analyzer analyzer_;
};

TEST_F(Filter, KeepsInclusiveDaysAndCountsUndatedArticles) {
  SearchRequest r = request("xalpha");
  r.from = parse_day("2020-01-01");
  r.to = parse_day("2020-02-01");
  SearchResults results = search(r);
  EXPECT_THAT(ids(results), ElementsAre("mid", "old"));
  EXPECT_EQ(results.total, 2U);
  EXPECT_EQ(results.undated_left_out, 1U);
}

TEST_F(Filter, LeavesUndatedArticlesOutOfHalfOpenRanges) {
  SearchRequest from = request("xalpha");
  from.from = parse_day("2020-02-01");
  EXPECT_THAT(ids(search(from)), UnorderedElementsAre("new", "mid"));
  SearchRequest to = request("xalpha");
  to.to = parse_day("2020-02-01");
  EXPECT_THAT(ids(search(to)), UnorderedElementsAre("mid", "old"));
  EXPECT_EQ(search(to).undated_left_out, 1U);
}

TEST_F(Filter, CountsUndatedArticlesThatADateInTheQueryLeavesOut) {
  EXPECT_EQ(search(request("xalpha date:2020")).undated_left_out, 1U);
  EXPECT_EQ(search(request("xalpha AND date:>1999")).undated_left_out, 1U);
  EXPECT_EQ(search(request("date:2020 -date:2020-02")).undated_left_out, 2U);
  EXPECT_EQ(search(request("xalpha date:2020 OR xnowhere date:1990")).undated_left_out, 1U);
  EXPECT_EQ(search(request("xalpha OR date:2020")).undated_left_out, 1U);
  SearchRequest both = request("xalpha date:2020");
  both.from = parse_day("2020-02-01");
  EXPECT_EQ(search(both).undated_left_out, 1U);
}

TEST_F(Filter, CountsNoUndatedArticleThatIsFoundOrLacksMoreThanADate) {
  EXPECT_EQ(search(request("xalpha date:2020 date:none")).undated_left_out, 0U);
  EXPECT_EQ(search(request("xalpha -date:2020")).undated_left_out, 0U);
  EXPECT_EQ(search(request("xnowhere date:2020")).undated_left_out, 0U);
}

TEST_F(Filter, CountsNoUndatedArticleWhereNoDayIsAskedFor) {
  EXPECT_EQ(search(request("xalpha")).total, 4U);
  EXPECT_EQ(search(request("xalpha")).undated_left_out, 0U);
}

TEST_F(Filter, CountsAMomentLateOnTheLastDay) {
  Article late = make_article("late", "", "xalpha", "2020-02-01");
  *late.date += std::chrono::hours{23} + std::chrono::minutes{59} + std::chrono::seconds{59};
  Article next = make_article("next", "", "xalpha", "2020-02-02");
  SearchRequest r = request("xalpha");
  r.from = r.to = parse_day("2020-02-01");
  EXPECT_THAT(ids(Searcher(temporary_index({late, next}, analyzer_), {{"index", "g"}}, analyzer_).search(r)),
              ElementsAre("late"));
}

TEST_F(Filter, KnowsDatesBefore1970) {
  SearchRequest r = request("xalpha");
  r.to = parse_day("1960-01-01");
  const std::vector<Article> articles{make_article("a", "", "xalpha", "1955-05-05"),
                                      make_article("b", "", "xalpha", "1965-05-05")};
  EXPECT_THAT(ids(Searcher(temporary_index(articles, analyzer_), {{"index", "g"}}, analyzer_).search(r)),
              ElementsAre("a"));
}

TEST_F(Filter, KeepsSourcesAndSections) {
  SearchRequest r = request("xalpha");
  r.sources = {"BBC"};
  EXPECT_THAT(ids(search(r)), UnorderedElementsAre("new", "old", "b-none"));
  r.sections = {"world"};
  EXPECT_THAT(ids(search(r)), ElementsAre("old"));
  r.sources = {"BBC", "CNN"};
  EXPECT_THAT(ids(search(r)), UnorderedElementsAre("old", "mid"));
}

TEST_F(Filter, NamesASourceThatNoArticleHas) {
  SearchRequest r = request("xalpha");
  r.sources = {"bbcc"};
  EXPECT_THAT(search(r).unknown_filters, ElementsAre("source 'bbcc'"));
}

TEST_F(Filter, TakesSourcesInEitherCase) {
  SearchRequest r = request("xalpha");
  r.sources = {"bbc"};
  const auto upper = ids(search(request("xalpha source:BBC")));
  EXPECT_FALSE(upper.empty());
  EXPECT_EQ(ids(search(r)), upper);
  EXPECT_THAT(search(r).unknown_filters, IsEmpty());
  EXPECT_EQ(ids(search(request("xalpha مصدر:bBc"))), upper);
  EXPECT_EQ(ids(search(request("xalpha -source:bbc"))), ids(search(request("xalpha -source:BBC"))));
  EXPECT_EQ(search(request("xalpha id:OLD")).total, 0U) << "ids are as they are";
}

TEST_F(Filter, FindsASourceInAllCasesThatArticlesWriteItIn) {
  const std::vector<Article> articles{
      make_article("a", "", "xalpha", "", "BBC عربي"), make_article("b", "", "xalpha", "", "bbc عربي"),
      make_article("c", "", "xalpha", "", "bbc"), make_article("d", "", "xalpha", "", "#BBC")};
  Searcher searcher{temporary_index(articles, analyzer_), {{"index", "g"}}, analyzer_};
  SearchRequest r = request("xalpha");
  r.sources = {"Bbc عربي"};
  EXPECT_THAT(ids(searcher.search(r)), ElementsAre("a", "b"));
  r.sources = {"#bbc"};
  EXPECT_THAT(ids(searcher.search(r)), ElementsAre("d"));
}

TEST_F(Filter, FindsASourceHoweverItIsSpelled) {
  const std::vector<Article> articles{
      make_article("a", "", "xalpha", "", "المصري اليوم"), make_article("b", "", "xalpha", "", "المصرى\u00A0اليوم"),
      make_article("c", "", "xalpha", "", "\u200Fالمصري اليوم "), make_article("d", "", "xalpha", "", "المصري")};
  Searcher searcher{temporary_index(articles, analyzer_), {{"index", "g"}}, analyzer_};
  for (const char* source : {"المصري اليوم", "المصرى اليوم ", "المصـري اليوم", "\u202Bالمصري  اليوم\u202C"}) {
    SearchRequest r = request("xalpha");
    r.sources = {source};
    EXPECT_THAT(ids(searcher.search(r)), ElementsAre("a", "b", "c")) << source;
    EXPECT_THAT(ids(searcher.search(request("xalpha source:\"" + std::string(source) + "\""))),
                ElementsAre("a", "b", "c"))
        << source;
  }
}

TEST_F(Filter, StandsInTheQueryAsWell) {
  EXPECT_THAT(ids(search(request("xalpha source:BBC section:world"))), ElementsAre("old"));
  EXPECT_THAT(ids(search(request("xalpha source:CNN source:BBC section:world"))), UnorderedElementsAre("old", "mid"));
  EXPECT_THAT(ids(search(request("xalpha -source:BBC"))), ElementsAre("mid"));
  EXPECT_THAT(ids(search(request("مصدر:هسبريس"))), ElementsAre("a-none"));
}

TEST_F(Filter, ListsArticlesNewestFirstWithoutWords) {
  EXPECT_THAT(ids(search(request("source:BBC"))), ElementsAre("new", "old", "b-none"));
  SearchRequest r;
  r.sections = {"sport"};
  EXPECT_THAT(ids(search(r)), ElementsAre("new", "a-none", "b-none"));
  r = {};
  r.to = parse_day("2030-01-01");
  EXPECT_THAT(ids(search(r)), ElementsAre("new", "mid", "old"));
  EXPECT_EQ(search(r).undated_left_out, 2U);
}

TEST_F(Filter, SortsByDateInBothDirections) {
  SearchRequest r = request("xalpha OR xgamma");
  r.sort = Sort::kNewest;
  EXPECT_THAT(ids(search(r)), ElementsAre("new", "mid", "old", "a-none", "b-none"));
  r.sort = Sort::kOldest;
  EXPECT_THAT(ids(search(r)), ElementsAre("old", "mid", "new", "a-none", "b-none"));
}

TEST_F(Filter, GivesHitsOfAPage) {
  SearchRequest r = request("xalpha");
  r.sort = Sort::kNewest;
  r.offset = 1;
  r.limit = 2;
  const SearchResults results = search(r);
  EXPECT_THAT(ids(results), ElementsAre("mid", "old"));
  EXPECT_EQ(results.hits[0].rank, 2U);
  EXPECT_EQ(results.total, 4U);
  r.limit = 0;
  EXPECT_THAT(search(r).hits, IsEmpty());
  EXPECT_EQ(search(r).total, 4U);
  r.offset = 1'000'000'000'000;
  r.limit = 1'000'000'000'000;
  EXPECT_EQ(search(r).total, 4U);
}

// A plain implementation over the same random articles must give the same totals.
TEST_F(Filter, StatesTheSameTotalsAsCountingDoes) {
  std::mt19937 random{3};
  const std::vector<std::string> words{"xa", "xb", "xc", "xd"};
  std::vector<Article> articles;
  for (int i = 0; i < 200; ++i) {
    std::string body = "xz";
    for (const std::string& word : words) body += random() % 2 == 0 ? ' ' + word : "";
    const std::string day = random() % 4 == 0 ? "" : "2020-01-" + std::to_string(random() % 20 + 10);
    articles.push_back(make_article("id" + std::to_string(i), "", body, day, random() % 2 == 0 ? "BBC" : "CNN"));
  }
  Searcher searcher{temporary_index(articles, analyzer_), {{"index", "g"}}, analyzer_};
  const auto has = [](const Article& a, const std::string& word) {
    return (a.body + ' ').find(word + ' ') != std::string::npos;
  };
  for (int round = 0; round < 100; ++round) {
    const std::string& w1 = words[random() % 4];
    const std::string& w2 = words[random() % 4];
    SearchRequest r = request("xz " + w1 + " -" + w2);
    if (random() % 2 == 0) r.sources = {"BBC"};
    if (random() % 2 == 0) r.from = parse_day("2020-01-" + std::to_string(random() % 20 + 10));
    std::size_t total = 0;
    std::size_t undated = 0;
    for (const Article& a : articles) {
      if (!has(a, w1) || has(a, w2) || (!r.sources.empty() && a.source != "BBC")) continue;
      if (r.from && !a.date) ++undated;
      if (!r.from || (a.date && *a.date >= *r.from)) ++total;
    }
    const SearchResults results = searcher.search(r);
    if (results.fallback) continue;
    EXPECT_EQ(results.total, total) << r.query;
    EXPECT_EQ(results.undated_left_out, undated) << r.query;
  }
}

}  // namespace
}  // namespace khabar
