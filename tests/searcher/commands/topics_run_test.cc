#include "searcher/commands/topics_run.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "common/program/error.h"
#include "searcher/output/analysis_writer.h"
#include "searcher/search/searcher.h"
#include "tests/support/test_index.h"

namespace khabar {
namespace {

using khabar::testing::make_article;
using khabar::testing::temporary_index;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

std::vector<std::string> ids(const std::vector<TopicHit>& hits) {
  std::vector<std::string> ids;
  for (const TopicHit& hit : hits) ids.push_back(hit.id);
  return ids;
}

TEST(ReadTopics, TakesNameAndText) {
  std::istringstream in{"t1\tالهجرة\r\n\nt2\ta\tb\n"};
  const auto topics = read_topics(in, "topics.tsv");
  ASSERT_EQ(topics.size(), 2U);
  EXPECT_EQ(topics[0].name, "t1");
  EXPECT_EQ(topics[0].text, "الهجرة");
  EXPECT_EQ(topics[1].text, "a\tb");
}

TEST(ReadTopics, NamesTheLineThatIsNone) {
  for (const char* text : {"t1\tx\nno tab\n", "t1\tx\n\tx\n", "t1\tx\na b\tx\n", "t1\tx\nt1\ty\n"}) {
    std::istringstream in{text};
    try {
      read_topics(in, "topics.tsv");
      FAIL() << text;
    } catch (const Error& error) {
      EXPECT_THAT(error.what(), HasSubstr("topics.tsv:2"));
    }
  }
}

class TopicSearch : public ::testing::Test {
 protected:
  std::vector<TopicHit> search(const Collection& collection, const std::string& text, std::size_t top) {
    return TopicSearcher{collection, analyzer_}.search(text, {top});
  }

  Analyzer analyzer_;
};

TEST_F(TopicSearch, KnowsNoOperators) {
  const auto database = temporary_index(
      {make_article("a", "", "xalpha"), make_article("b", "", "xbeta"), make_article("c", "", "xgamma xdelta")},
      analyzer_);
  EXPECT_THAT(ids(search(database, "-xalpha \"xbeta (", 10)), ElementsAre("a", "b"));
  EXPECT_THAT(search(database, "xepsilon", 10), IsEmpty());
  EXPECT_THAT(search(database, "", 10), IsEmpty());
  EXPECT_THAT(search(database, "xalpha", 0), IsEmpty());
}

TEST_F(TopicSearch, OrdersTiesByDateThenIdAlsoAcrossTheEndOfTheList) {
  std::vector<Article> articles{make_article("other", "", "xbeta")};
  for (int i = 0; i < 9; ++i) articles.push_back(make_article("id" + std::to_string(i * 4 % 9), "", "xalpha"));
  articles.push_back(make_article("new", "", "xalpha", "2020-01-01"));
  const auto database = temporary_index(articles, analyzer_);
  EXPECT_THAT(ids(search(database, "xalpha", 4)), ElementsAre("new", "id0", "id1", "id2"));
  EXPECT_EQ(search(database, "xalpha", 100).size(), 10U);
}

TEST_F(TopicSearch, RanksLikeSearchForAny) {
  std::vector<Article> articles;
  for (int i = 0; i < 60; ++i) {
    std::string body;
    for (int j = 0; j <= i % 7; ++j) body += "xw" + std::to_string((i * j) % 11) + " في ";
    articles.push_back(make_article("id" + std::to_string(i), "xw" + std::to_string(i % 5), body,
                                    "2020-01-1" + std::to_string(i % 10)));
  }
  const auto database = temporary_index(articles, analyzer_);
  SearchRequest request;
  request.query = "xw1 xw3 في xw5 xw1";
  request.match = Match::kAny;
  request.limit = 20;
  const SearchResults results = Searcher{database, {{"index", "g"}}, analyzer_}.search(request);
  const auto hits = search(database, request.query, 20);
  ASSERT_EQ(hits.size(), results.hits.size());
  for (std::size_t i = 0; i < hits.size(); ++i) {
    EXPECT_EQ(hits[i].id, results.hits[i].id) << i;
    EXPECT_NEAR(hits[i].score, results.hits[i].score, 1e-5);
  }
}

TEST_F(TopicSearch, TakesTheFirstWordsOfAVeryLongTopic) {
  const auto database = temporary_index({make_article("a", "", "w5"), make_article("b", "", "xlast")}, analyzer_);
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "w" + std::to_string(i) + ' ';
  EXPECT_THAT(ids(search(database, text + "xlast", 10)), ElementsAre("a"));
}

TEST_F(TopicSearch, WritesOneRunForAllTopics) {
  const auto database = temporary_index({make_article("a", "", "xalpha"), make_article("b", "", "xbeta")}, analyzer_);
  std::ostringstream run;
  const auto times = run_topics(database, analyzer_, {{"t1", "xalpha"}, {"t2", "xnone"}, {"t3", "xbeta"}}, {5}, run);
  EXPECT_EQ(times.size(), 3U);
  EXPECT_THAT(run.str(), StartsWith("t1 Q0 a 1 "));
  EXPECT_THAT(run.str(), HasSubstr("\nt3 Q0 b 1 "));
}

TEST(TimingLine, StatesMeanAndPercentiles) {
  std::vector<double> times;
  for (int i = 100; i >= 1; --i) times.push_back(i);
  EXPECT_EQ(timing_line(times),
            "SEARCH khabar queries=100 mean_ms=50.500 p50_ms=51.000 p90_ms=91.000 p99_ms=100.000\n");
  EXPECT_THAT(timing_line({}), HasSubstr("queries=0 mean_ms=0.000"));
}

TEST(WriteTerms, KeepsTheLineAndNamesItsLemmas) {
  Analyzer analyzer;
  std::ostringstream out;
  write_terms("للهجرة، هِجْرَة", analyzer, out);
  write_terms("", analyzer, out);
  EXPECT_EQ(out.str(), "للهجرة، هِجْرَة\tهجرة هجرة\n\t\n");
}

TEST(WriteSteps, ShowsEveryStepOfEveryWord) {
  Analyzer analyzer;
  std::ostringstream out;
  write_steps("والمغرب هجرة", analyzer, out);
  EXPECT_THAT(out.str(), HasSubstr("والمغرب"));
  EXPECT_THAT(out.str(), HasSubstr("lemma"));
  EXPECT_THAT(out.str(), HasSubstr("هجرة\n\n"));
}

}  // namespace
}  // namespace khabar
