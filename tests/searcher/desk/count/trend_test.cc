#include "searcher/desk/count/trend.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "searcher/desk/count/counter.h"
#include "tests/support/test_index.h"

namespace khabar {
namespace {

using ::testing::ElementsAre;

class Trends : public ::testing::Test {
 protected:
  Trends() {
    const std::vector<Article> articles{testing::make_article("a", "", "xalpha xalpha", "2025-01-20", "BBC"),
                                        testing::make_article("b", "", "xbeta", "2025-01-31", "BBC"),
                                        testing::make_article("c", "", "xalpha xbeta", "2025-03-01", "CNN"),
                                        testing::make_article("d", "", "xbeta", "2025-04-02", "CNN"),
                                        testing::make_article("e", "", "xalpha", "2025-04-30", "CNN"),
                                        testing::make_article("f", "", "xalpha", "")};
    collection_.add(testing::temporary_index(articles, analyzer_));
  }

  std::vector<NamedCounts> trend(const std::vector<std::string>& queries, Dimension by = Dimension::kMonth,
                                 std::size_t smooth = 1) {
    Counter counter{collection_, analyzer_, {by}, {}};
    std::vector<NamedCounts> counted;
    for (const std::string& text : queries) {
      const DeskQuery query = read_desk_query(text, Reading::kStrict, TimeZone::utc(), collection_, analyzer_);
      counted.push_back({text, counter.count(query)});
    }
    make_trend(counted, counter.partition(0), smooth);
    return counted;
  }

  static std::vector<std::string> names(const CountTable& table) {
    std::vector<std::string> names;
    for (const CountRow& row : table.rows) names.push_back(row.buckets.front() + (row.partial ? "*" : ""));
    return names;
  }

  static std::vector<std::uint64_t> articles(const CountTable& table) {
    std::vector<std::uint64_t> articles;
    for (const CountRow& row : table.rows) articles.push_back(row.subcorpus.articles);
    return articles;
  }

  Analyzer analyzer_;
  Collection collection_;
};

TEST_F(Trends, MarksPeriodsThatArticlesCoverInPart) {
  EXPECT_THAT(names(trend({"xalpha"}).front().table), ElementsAre("2025-01*", "2025-02", "2025-03", "2025-04", "none"));
  EXPECT_THAT(names(trend({"xalpha"}, Dimension::kYear).front().table), ElementsAre("2025*", "none"));
  EXPECT_THAT(names(trend({"xalpha date:2025-01-20..2025-01-31"}, Dimension::kDay).front().table).front(), "2025-01-20")
      << "a day is whole";
}

TEST_F(Trends, MarksWhatTheFiltersOfAQueryCutOff) {
  EXPECT_THAT(names(trend({"xalpha date:2025-03-01..2025-04-15"}).front().table), ElementsAre("2025-03", "2025-04*"));
}

TEST_F(Trends, GivesAllQueriesTheSamePeriods) {
  const std::vector<NamedCounts> counted = trend({"xalpha source:CNN", "xbeta source:BBC"});
  EXPECT_THAT(names(counted[0].table), ElementsAre("2025-01", "2025-02", "2025-03", "2025-04"));
  EXPECT_THAT(names(counted[1].table), ElementsAre("2025-01*", "2025-02", "2025-03", "2025-04"));
  EXPECT_THAT(articles(counted[0].table), ElementsAre(0, 0, 1, 2));
  EXPECT_THAT(articles(counted[1].table), ElementsAre(2, 0, 0, 0));
}

TEST_F(Trends, FillsPeriodsOfAQueryThatHasNone) {
  const std::vector<NamedCounts> counted = trend({"xalpha date:none", "xalpha source:CNN"});
  EXPECT_THAT(names(counted[0].table), ElementsAre("2025-03", "2025-04", "none"));
  EXPECT_THAT(articles(counted[0].table), ElementsAre(0, 0, 1));
  EXPECT_THAT(names(trend({"xalpha date:none"}).front().table), ElementsAre("none")) << "nothing to fill";
}

TEST_F(Trends, AddsUpPeriodsAndNotRatios) {
  const CountTable table = trend({"xalpha"}, Dimension::kMonth, 3).front().table;
  ASSERT_EQ(table.rows.size(), 5U);
  const Smoothed& january = table.rows[0].smoothed.value();
  EXPECT_EQ(january.articles, 1U);
  EXPECT_EQ(january.occurrences, 2U);
  EXPECT_EQ(january.subcorpus.articles, 2U);
  EXPECT_EQ(january.periods, 1U) << "none before it, and a gap behind it";
  EXPECT_FALSE(table.rows[1].smoothed) << "a gap stays one";
  const Smoothed& march = table.rows[2].smoothed.value();
  EXPECT_EQ(march.articles, 2U);
  EXPECT_EQ(march.subcorpus.articles, 3U);
  EXPECT_EQ(march.subcorpus.words, 4U);
  EXPECT_EQ(march.periods, 2U);
  EXPECT_FALSE(table.rows[4].smoothed) << "undated articles have no neighbours";
  EXPECT_FALSE(trend({"xalpha"}).front().table.rows[0].smoothed);
}

TEST_F(Trends, AddsUpAllThereIsIfMoreIsAskedFor) {
  const CountTable table = trend({"xalpha"}, Dimension::kMonth, 999).front().table;
  EXPECT_EQ(table.rows[0].smoothed->subcorpus.articles, 5U);
  EXPECT_EQ(table.rows[3].smoothed->subcorpus.articles, 5U);
}

TEST(Periods, AreTellableFromOtherDimensions) {
  EXPECT_TRUE(is_period(Dimension::kYear));
  EXPECT_TRUE(is_period(Dimension::kDay));
  EXPECT_FALSE(is_period(Dimension::kSource));
}

}  // namespace
}  // namespace khabar
