#include "searcher/desk/desk_query.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/program/error.h"
#include "searcher/query/query_text.h"
#include "tests/support/test_index.h"

namespace khabar {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;

std::string subcorpus(std::string_view query) {
  const auto tree = subcorpus_of(parse_query(query).tree);
  return tree ? query_text(*tree) : "all";
}

std::string beside(std::string_view query, const std::vector<std::string>& filters) {
  std::vector<QueryNode> nodes;
  for (const std::string& filter : filters) nodes.push_back(parse_query(filter).tree);
  return query_text(filtered(parse_query(query).tree, nodes));
}

TEST(DeskQuery, HasTheSubcorpusThatItsFiltersSay) {
  EXPECT_EQ(subcorpus("الهجرة"), "all");
  EXPECT_EQ(subcorpus("الهجرة source:BBC"), "source:BBC");
  EXPECT_EQ(subcorpus("الهجرة -source:BBC date:2025"), "-source:BBC date:2025");
  EXPECT_EQ(subcorpus("(a OR b) AND (source:BBC OR source:CNN) AND date:2025"),
            "(source:BBC OR source:CNN) AND date:2025");
  EXPECT_EQ(subcorpus("source:BBC"), "source:BBC");
}

TEST(DeskQuery, LeavesOutFiltersThatSomeOfItsWordsDoWithout) {
  EXPECT_EQ(subcorpus("(a source:BBC) OR b"), "all");
  EXPECT_EQ(subcorpus("a -(b source:BBC)"), "all");
  EXPECT_EQ(subcorpus("a title:b"), "all");
}

TEST(DeskQuery, StandsBesideFiltersAsAWhole) {
  EXPECT_EQ(beside("الهجرة", {"date:2025-01"}), "الهجرة AND date:2025-01");
  EXPECT_EQ(beside("a OR b", {"date:2025-01", "source:BBC"}), "(a OR b) AND date:2025-01 AND source:BBC");
  EXPECT_EQ(beside("a source:BBC", {"source:CNN"}), "a source:BBC AND source:CNN");
  EXPECT_EQ(beside("source:BBC", {"source:CNN"}), "source:BBC AND source:CNN");
  EXPECT_EQ(beside("a", {}), "a");
}

TEST(DeskQuery, SaysWhatItIsAndWhatNoArticleHas) {
  Analyzer analyzer;
  const Collection collection{
      testing::temporary_index({testing::make_article("a", "", "xalpha في xbeta", "", "BBC")}, analyzer)};
  const auto notes = [&](const std::string& text) {
    return read_desk_query(text, Reading::kStrict, TimeZone::utc(), collection, analyzer).notes;
  };
  EXPECT_TRUE(notes("xalpha xbeta").empty());
  EXPECT_THAT(notes("xalpha xgamma"), Contains("no article has xgamma"));
  EXPECT_THAT(notes("xalpha source:CNN"), Contains("no article has source 'CNN'"));
  EXPECT_THAT(notes("xalpha في"), Contains(HasSubstr("not counted: في")));
  EXPECT_TRUE(notes("في").empty());
}

TEST(DeskQuery, NeedsAWordOrAFilter) {
  Analyzer analyzer;
  const Collection collection{testing::temporary_index({testing::make_article("a", "", "xalpha")}, analyzer)};
  for (const char* text : {"", " ", "؟"}) {
    EXPECT_THROW(read_desk_query(text, Reading::kStrict, TimeZone::utc(), collection, analyzer), Error) << text;
  }
}

}  // namespace
}  // namespace khabar
