#include "searcher/desk/left_out_forms.h"

#include <gtest/gtest.h>

#include "common/program/error.h"
#include "searcher/query/query_parser.h"
#include "searcher/query/query_text.h"

namespace khabar {
namespace {

std::string without(const std::string& query, const std::vector<std::string>& forms) {
  Analyzer analyzer;
  return query_text(without_forms(parse_query(query).tree, forms, analyzer));
}

TEST(LeftOutForms, StandBehindEachWordOfTheirLemma) {
  EXPECT_EQ(without("هجرة", {"للهجرة"}), "هجرة{-للهجرة}");
  EXPECT_EQ(without("هجرة{-للهجرة} AND title:الهجرة", {"للهجرة", "بالهجرة"}),
            "هجرة{-للهجرة -بالهجرة} AND title:الهجرة{-للهجرة -بالهجرة}");
  EXPECT_EQ(without("\"هجرة قديمة\" OR (فرنسا NEAR/3 هجرة)", {"للهجرة"}),
            "\"هجرة{-للهجرة} قديمة\" OR فرنسا NEAR/3 هجرة{-للهجرة}");
}

TEST(LeftOutForms, LeaveWhatIsAskedForInOneFormOrUnderNotAsItIs) {
  EXPECT_EQ(without("هجرة OR =الهجرة", {"للهجرة"}), "هجرة{-للهجرة} OR =الهجرة");
  EXPECT_EQ(without("هجرة -(فرنسا هجرة)", {"للهجرة"}), "هجرة{-للهجرة} -(فرنسا هجرة)");
  EXPECT_EQ(without("هجرة NOT NEAR/2 هجرة", {"للهجرة"}), "هجرة{-للهجرة} NOT NEAR/2 هجرة");
}

TEST(LeftOutForms, AreRefusedIfNoWordHasThem) {
  EXPECT_THROW(without("هجرة", {"فرنسا"}), Error);
  EXPECT_THROW(without("=هجرة", {"للهجرة"}), Error);
  EXPECT_THROW(without("فرنسا -هجرة", {"للهجرة"}), Error);
  EXPECT_THROW(without("هجرة", {"غير شرعية"}), Error);
  EXPECT_THROW(without("هجرة", {""}), Error);
}

}  // namespace
}  // namespace khabar
