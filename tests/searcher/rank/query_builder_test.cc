#include "searcher/rank/query_builder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/program/error.h"
#include "searcher/query/query_parser.h"
#include "tests/support/test_index.h"

namespace khabar {
namespace {

using khabar::testing::temporary_index;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::UnorderedElementsAre;

class QueryBuilder : public ::testing::Test {
 protected:
  BuiltQuery build(const std::string& query, Match match = Match::kAll) {
    return build_query(parse_query(query).tree, {match}, database_, analyzer_);
  }

  // What an article must match, as Xapian prints it.
  std::string hits(const std::string& query, Match match = Match::kAll) {
    const BuiltQuery built = build(query, match);
    return built.hits ? built.hits->get_description() : "nothing";
  }

  Analyzer analyzer_;
  Xapian::Database database_ = temporary_index({}, analyzer_);
};

TEST_F(QueryBuilder, RequiresEveryWordForAll) { EXPECT_EQ(hits("xalpha xbeta"), "Query((Zxalpha AND Zxbeta))"); }

TEST_F(QueryBuilder, WantsOneWordForAny) { EXPECT_EQ(hits("xalpha xbeta", Match::kAny), "Query((Zxalpha OR Zxbeta))"); }

TEST_F(QueryBuilder, HoldsToRequiredAndExcludedWordsForAny) {
  EXPECT_EQ(hits("+xalpha xbeta", Match::kAny), "Query((Zxalpha AND_MAYBE Zxbeta))");
  EXPECT_EQ(hits("xalpha -xbeta", Match::kAny), "Query((Zxalpha AND_NOT Zxbeta))");
}

TEST_F(QueryBuilder, ExcludesAllWordsOfAnItemTogether) {
  EXPECT_EQ(hits("xalpha -xbeta/xgamma", Match::kAny), "Query((Zxalpha AND_NOT (Zxbeta AND Zxgamma)))");
}

TEST_F(QueryBuilder, KeepsOperatorsForAny) {
  EXPECT_EQ(hits("xalpha AND xbeta", Match::kAny), "Query((Zxalpha AND Zxbeta))");
  EXPECT_EQ(hits("xalpha OR xbeta", Match::kAll), "Query((Zxalpha OR Zxbeta))");
}

TEST_F(QueryBuilder, CountsAWordThatIsTypedTwice) { EXPECT_EQ(hits("xalpha xalpha"), "Query(Zxalpha#2)"); }

TEST_F(QueryBuilder, AsksTitleTermsForTitleWords) {
  EXPECT_EQ(hits("title:xalpha"), "Query(ZSxalpha)");
  EXPECT_EQ(hits("عنوان:\"xalpha xbeta\""), "Query(((ZSxalpha AND ZSxbeta) FILTER PostingSource(Span)))");
}

TEST_F(QueryBuilder, AsksExactFormsOnly) {
  const BuiltQuery built = build("=والهجرة");
  EXPECT_EQ(built.hits->get_description(), "Query((Zهجرة FILTER PostingSource(Span)))");
  ASSERT_EQ(built.asked.size(), 1U);
  EXPECT_EQ(built.asked[0].exact, "والهجرة");
}

TEST_F(QueryBuilder, BuildsPhrasesOverLemmas) {
  EXPECT_EQ(hits("\"xalpha xbeta\""), "Query(((Zxalpha AND Zxbeta) FILTER PostingSource(Span)))");
  EXPECT_EQ(hits("\"xalpha\""), "Query(Zxalpha)");
}

TEST_F(QueryBuilder, AddsExactFormAndTitleAsWeightOnly) {
  const BuiltQuery built = build("والهجرة");
  EXPECT_EQ(built.hits->get_description(), "Query(Zهجرة)");
  EXPECT_THAT(built.extras().get_description(), ::testing::MatchesRegex("Query.0.[0-9]+ . ZSهجرة."));
  ASSERT_EQ(built.exacts().size(), 1U);
  EXPECT_EQ(built.exacts()[0].exact, "والهجرة");
  EXPECT_THAT(built.weighted().get_description(), HasSubstr("AND_MAYBE"));
}

TEST_F(QueryBuilder, LetsStopWordsAddWeightOnly) {
  EXPECT_EQ(hits("في xalpha"), "Query(Zxalpha)");
  EXPECT_THAT(build("في xalpha").extras().get_description(), HasSubstr("Zفي"));
}

TEST_F(QueryBuilder, RequiresStopWordsWhereNothingElseIs) {
  EXPECT_EQ(hits("في من"), "Query((Zفي AND Zمن))");
  EXPECT_EQ(hits("+في xalpha"), "Query((Zفي AND Zxalpha))");
}

TEST_F(QueryBuilder, KeepsStopWordsInPhrases) {
  EXPECT_EQ(hits("\"xalpha في\""), "Query(((Zxalpha AND Zفي) FILTER PostingSource(Span)))");
}

TEST_F(QueryBuilder, JoinsFiltersOfOneFieldByOrAndOthersByAnd) {
  EXPECT_EQ(hits("xalpha source:b source:c section:d"), "Query(((Zxalpha FILTER (Hb OR Hc)) FILTER Kd))");
}

TEST_F(QueryBuilder, HasNothingToLookForWithoutWordsAndFilters) {
  EXPECT_EQ(hits(""), "nothing");
  EXPECT_EQ(hits("؟ ... ،"), "nothing");
}

TEST_F(QueryBuilder, MarksAndNamesWordsThatAreNotExcluded) {
  const BuiltQuery built = build("xalpha title:xbeta \"xgamma xdelta\" -xepsilon -\"xzeta xeta\"");
  EXPECT_THAT(built.marked.lemmas, UnorderedElementsAre("xalpha"));
  EXPECT_THAT(built.marked.title_lemmas, UnorderedElementsAre("xbeta"));
  ASSERT_EQ(built.marked.spans.size(), 1U);
  const std::vector<SpanQuery>& words = built.marked.spans[0].children;
  ASSERT_EQ(words.size(), 2U);
  EXPECT_EQ(words[0].words, (std::vector<AskedForm>{{"xgamma"}}));
  EXPECT_EQ(words[1].words, (std::vector<AskedForm>{{"xdelta"}}));
  EXPECT_EQ(built.asked.size(), 4U);
  EXPECT_THAT(built.extras().get_description(), ::testing::Not(HasSubstr("xepsilon")));
}

TEST_F(QueryBuilder, SaysWhetherAnyCouldFindMore) {
  EXPECT_TRUE(build("xalpha xbeta").relaxable);
  EXPECT_TRUE(build("+xalpha xbeta").relaxable);
  EXPECT_FALSE(build("xalpha").relaxable);
  EXPECT_FALSE(build("xalpha AND xbeta").relaxable);
  EXPECT_FALSE(build("xalpha -xbeta").relaxable);
  EXPECT_FALSE(build("xalpha -(xbeta xgamma)").relaxable);
  EXPECT_FALSE(build("+xalpha +xbeta").relaxable);
  EXPECT_FALSE(build("xalpha xbeta", Match::kAny).relaxable);
}

TEST_F(QueryBuilder, RefusesTooManyWordsAndFilters) {
  for (const char* item : {"x", "source:x", "section:x", "author:x", "language:x", "id:x", "مصدر:x", "-source:x",
                           "OR source:x", "AND NOT author:x", "=x", "title:x"}) {
    std::string query = "source:y ";
    for (std::size_t i = 1; i < kMaxQueryWords; ++i) query += item + std::to_string(i % 10) + ' ';
    EXPECT_NO_THROW(build(query)) << item;
    try {
      build(query + item);
      FAIL() << "no error: " << item;
    } catch (const Error& error) {
      EXPECT_THAT(error.what(), HasSubstr("more than 1000 words and filters")) << item;
    }
  }
}

}  // namespace
}  // namespace khabar
