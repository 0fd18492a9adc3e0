#include "searcher/desk/count/counter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/program/error.h"
#include "tests/support/test_index.h"

namespace khabar {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class Counting : public ::testing::Test {
 protected:
  Counting() {
    const std::vector<Article> articles{
        testing::make_article("a", "xalpha", "xalpha xbeta xalpha", "2025-01-20", "المصري اليوم"),
        testing::make_article("b", "xgamma", "xalpha xdelta", "2025-04-01", "المصرى اليوم"),
        testing::make_article("c", "xgamma", "xalpha xdelta", "2025-04-02", "المصري اليوم"),
        testing::make_article("d", "xgamma", "xbeta", "2025-02-03", "BBC"),
        testing::make_article("e", "xalpha", "xalpha xbeta", "", "")};
    collection_.add(testing::temporary_index(articles, analyzer_, {{"b", "b"}, {"c", "b"}}));
  }

  CountTable count(const std::string& text, const std::vector<Dimension>& dimensions, const TimeZone* zone = nullptr) {
    PartitionSettings settings;
    if (zone != nullptr) settings.zone = zone;
    const DeskQuery query = read_desk_query(text, Reading::kStrict, *settings.zone, collection_, analyzer_);
    return Counter{collection_, analyzer_, dimensions, settings}.count(query);
  }

  static std::vector<std::string> names(const CountTable& table) {
    std::vector<std::string> names;
    for (const CountRow& row : table.rows) names.push_back(row.buckets.front());
    return names;
  }

  static std::vector<std::uint64_t> occurrences(const CountTable& table) {
    std::vector<std::uint64_t> counts;
    for (const CountRow& row : table.rows) counts.push_back(row.counts.occurrences);
    return counts;
  }

  Analyzer analyzer_;
  Collection collection_;
};

TEST_F(Counting, CountsArticlesOccurrencesAndWords) {
  const CountRow total = count("xalpha", {}).total;
  EXPECT_EQ(total.counts.articles, 4U);
  EXPECT_EQ(total.counts.articles_unique, 3U);
  EXPECT_EQ(total.counts.occurrences, 5U) << "a title that is the body's beginning counts once";
  EXPECT_EQ(total.counts.words, 3U + 3 + 3 + 2);
  EXPECT_EQ(total.subcorpus.articles, 5U);
  EXPECT_EQ(total.subcorpus.words, 3U + 3 + 3 + 2 + 2);
  EXPECT_EQ(total.query, "xalpha");
}

TEST_F(Counting, ComparesWithWhatTheFiltersOfAQueryLetPass) {
  const CountRow total = count("xalpha source:\"المصري اليوم\"", {}).total;
  EXPECT_EQ(total.counts.articles, 3U);
  EXPECT_EQ(total.subcorpus.articles, 3U);
  EXPECT_EQ(total.subcorpus.words, 9U);
}

TEST_F(Counting, TellsGapsFromZerosAndUndatedArticles) {
  const CountTable table = count("xalpha", {Dimension::kMonth});
  EXPECT_THAT(names(table), ElementsAre("2025-01", "2025-02", "2025-03", "2025-04", "none"));
  EXPECT_THAT(occurrences(table), ElementsAre(2, 0, 0, 2, 1));
  EXPECT_EQ(table.rows[1].subcorpus.articles, 1U) << "nothing found";
  EXPECT_EQ(table.rows[2].subcorpus.articles, 0U) << "nothing there";
  EXPECT_EQ(table.rows[3].counts.articles, 2U);
  EXPECT_EQ(table.rows[3].counts.articles_unique, 1U);
  EXPECT_EQ(table.rows[0].query, "xalpha AND date:2025-01");
  EXPECT_EQ(table.rows[4].query, "xalpha AND date:none");
}

TEST_F(Counting, TakesSpellingsOfASourceForOne) {
  const CountTable table = count("xalpha", {Dimension::kSource});
  EXPECT_THAT(names(table), ElementsAre("BBC", "المصري اليوم", "none"));
  EXPECT_THAT(occurrences(table), ElementsAre(0, 4, 1));
  EXPECT_EQ(table.rows[1].query, "xalpha AND source:\"المصري اليوم\"");
}

TEST_F(Counting, CountsByTwoDimensions) {
  const CountTable table = count("xalpha", {Dimension::kSource, Dimension::kYear});
  ASSERT_EQ(table.rows.size(), 6U);
  EXPECT_THAT(table.rows[2].buckets, ElementsAre("المصري اليوم", "2025"));
  EXPECT_EQ(table.rows[2].counts.articles, 3U);
  EXPECT_EQ(table.rows[2].counts.articles_unique, 2U);
  EXPECT_EQ(table.rows[3].subcorpus.articles, 0U);
  EXPECT_EQ(table.rows[2].query, "xalpha AND source:\"المصري اليوم\" AND date:2025");
}

TEST_F(Counting, ListsFormsAndGroupsThatAreFound) {
  EXPECT_THAT(names(count("xalpha OR xbeta", {Dimension::kForm})), ElementsAre("xalpha", "xbeta"));
  EXPECT_EQ(count("xalpha", {Dimension::kForm}).rows.front().query, "xalpha AND =xalpha");
  EXPECT_EQ(count("\"xalpha xbeta\"", {Dimension::kForm}).rows.front().query, "");
  const CountTable groups = count("xalpha", {Dimension::kGroup});
  EXPECT_THAT(names(groups), ElementsAre("b", "none"));
  EXPECT_EQ(groups.rows.front().counts.articles_unique, 1U);
  EXPECT_THAT(names(count("xbeta", {Dimension::kGroup})), ElementsAre("none"));
}

TEST_F(Counting, KnowsWhoseDaysAreMeant) {
  const TimeZone west{"America/New_York"};
  EXPECT_EQ(names(count("xalpha", {Dimension::kDay}, &west)).front(), "2025-01-19");
  EXPECT_EQ(count("xalpha", {Dimension::kDay}, &west).rows.front().query, "xalpha AND date:2025-01-19");
}

TEST_F(Counting, CountsStopWordsThatStandAlone) {
  const Collection collection{
      testing::temporary_index({testing::make_article("a", "", "xalpha في xbeta في")}, analyzer_)};
  const DeskQuery query = read_desk_query("في", Reading::kStrict, TimeZone::utc(), collection, analyzer_);
  EXPECT_EQ(Counter(collection, analyzer_, {}, {}).count(query).total.counts.occurrences, 2U);
}

TEST_F(Counting, NeverFallsBack) {
  const CountTable table = count("xdelta xbeta", {Dimension::kSource});
  EXPECT_EQ(table.total.counts.articles, 0U);
  EXPECT_EQ(table.rows.size(), 3U);
}

TEST_F(Counting, CountsArticlesOfQueriesWithoutWords) {
  const CountRow total = count("date:2025-04", {}).total;
  EXPECT_EQ(total.counts.articles, 2U);
  EXPECT_EQ(total.counts.occurrences, 0U);
  EXPECT_EQ(total.subcorpus.articles, 2U);
}

TEST_F(Counting, PutsSourcesOfACodebookUnderTheirKind) {
  const Codebook book{"المصرى اليوم\tprivate\nReuters\tagency\n", "kinds.tsv"};
  const DeskQuery query = read_desk_query("xalpha OR xbeta", Reading::kStrict, TimeZone::utc(), collection_, analyzer_);
  Counter counter{collection_, analyzer_, {Dimension::kKind}, {&TimeZone::utc(), &book}};
  const CountTable table = counter.count(query);
  EXPECT_THAT(names(table), ElementsAre("private", "agency", "other"));
  EXPECT_EQ(table.rows[0].counts.articles, 3U);
  EXPECT_EQ(table.rows[1].subcorpus.articles, 0U);
  EXPECT_EQ(table.rows[2].counts.articles, 2U);
  EXPECT_EQ(table.rows[2].query, "(xalpha OR xbeta) AND -source:\"المصرى اليوم\" AND -source:Reuters");
}

TEST_F(Counting, HasNamesForDaysThatAQueryCannotName) {
  std::vector<Article> articles{testing::make_article("a", "", "xalpha", "1799-12-31"),
                                testing::make_article("b", "", "xalpha", "1800-01-01"),
                                testing::make_article("c", "", "xalpha", "2101-01-01")};
  const Collection collection{testing::temporary_index(articles, analyzer_)};
  const auto counted = [&](const std::string& text) {
    const DeskQuery query = read_desk_query(text, Reading::kStrict, TimeZone::utc(), collection, analyzer_);
    return Counter{collection, analyzer_, {Dimension::kYear}, {}}.count(query);
  };
  const CountTable table = counted("xalpha");
  EXPECT_THAT(names(table), ElementsAre("..1799", "1800", "2101.."));
  for (const CountRow& row : table.rows) EXPECT_EQ(counted(row.query).total.counts.articles, 1U) << row.query;
}

TEST_F(Counting, HasNoRowsOfAnEmptyIndex) {
  const Collection collection{testing::temporary_index({}, analyzer_)};
  const DeskQuery query = read_desk_query("xalpha", Reading::kStrict, TimeZone::utc(), collection, analyzer_);
  const CountTable table = Counter{collection, analyzer_, {Dimension::kMonth, Dimension::kSource}, {}}.count(query);
  EXPECT_THAT(table.rows, IsEmpty());
  EXPECT_EQ(table.total.subcorpus.articles, 0U);
}

}  // namespace
}  // namespace khabar
