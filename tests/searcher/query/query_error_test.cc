// What the query language refuses, and how it says so.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

#include "searcher/query/language/reading_report.h"
#include "searcher/query/query_parser.h"

namespace khabar {
namespace {

using ::testing::HasSubstr;

struct RefusedCase {
  const char* query;
  const char* meant;    // what the carets stand under
  const char* message;  // a part of it
};

void expect_refused(const std::vector<RefusedCase>& cases) {
  for (const RefusedCase& c : cases) {
    try {
      ADD_FAILURE() << c.query << " was read as " << print(parse_query(c.query).tree);
    } catch (const QueryError& error) {
      const std::string_view query = c.query;
      EXPECT_EQ(query.substr(error.place().begin, error.place().end - error.place().begin), c.meant) << c.query;
      EXPECT_THAT(error.what(), HasSubstr(c.message)) << c.query;
      EXPECT_FALSE(error.hint().empty()) << c.query;
      EXPECT_EQ(error.status(), ExitStatus::kError);
    }
  }
}

TEST(QueryError, IsAnOperatorWithNothingToJoin) {
  expect_refused({
      {"a OR", "OR", "nothing behind"},
      {"OR a", "OR", "nothing before"},
      {"a AND OR b", "AND", "nothing behind"},
      {"a OR OR b", "OR", "nothing behind"},
      {"a |", "|", "nothing behind"},
      {"a ||| b", "||", "nothing behind"},
      {"(a AND) b", "AND", "nothing behind"},
      {"a OR ،", "OR", "nothing behind"},
      {"a NEAR/5", "NEAR/5", "nothing behind"},
      {"a NOT NEAR/5 OR b", "NOT NEAR/5", "nothing behind"},
      {"NEAR/5 b", "NEAR/5", "here a word is expected"},
      {"ATLEAST/3", "ATLEAST/3", "nothing behind"},
      {"=OR", "OR", "operator"},
      {"NEAR/5a", "NEAR/5a", "operator"},
      {"title:NEAR/5", "NEAR/5", "here a word is expected"},
      {"a NEAR/5 NOT", "NOT", "operator"},
  });
}

TEST(QueryError, IsASignOrMarkBeforeNothing) {
  expect_refused({
      {"-", "-", "before nothing"},
      {"a -", "-", "before nothing"},
      {"(a -)", "-", "before nothing"},
      {"+ a", "+", "before nothing"},
      {"a ! b", "!", "before nothing"},
      {"NOT", "NOT", "before nothing"},
      {"NOT OR a", "NOT", "before nothing"},
      {"--a", "--", "two signs"},
      {"-+a", "-+", "two signs"},
      {"NOT -a", "NOT -", "two signs"},
      {"=-a", "-a", "sign"},
      {"= a", "=", "nothing stands behind"},
      {"a ~", "~", "nothing stands behind"},
      {"title: a", "title:", "nothing stands behind"},
      {"source:", "source:", "nothing stands behind"},
      {"==a", "==", "two marks"},
      {"=~a", "=~", "two marks"},
      {"=source:a", "source:", "does not belong"},
      {"~exact:a", "exact:", "does not belong"},
      {"source:(a OR title:b)", "title:", "does not belong"},
      {"title:source:a", "source:a", "a field where"},
  });
}

TEST(QueryError, IsABracketOrQuotationMarkByItself) {
  expect_refused({
      {"(a", "(", "not closed"},
      {"a (b OR (c)", "(", "not closed"},
      {"a) b", ")", "without an opening"},
      {"()", "()", "empty brackets"},
      {"a ( ، )", "( ، )", "empty brackets"},
      {"\"a b", "\"", "not closed"},
      {"a \u201Cb", "\u201C", "not closed"},
      {"date:>\"2025", "\"", "not closed"},
      {"\"\"", "\"\"", "empty quotation marks"},
      {"\"، -\"", "، -", "no word"},
      {"a 'b c'", "'b", "single quotation marks"},
  });
}

TEST(QueryError, IsAWildcardOrGapThatFitsTooMuch) {
  expect_refused({
      {"*", "*", "too many words"},
      {"a *", "*", "too many words"},
      {"ب*", "ب*", "too many words"},
      {"?a", "?a", "too many words"},
      {"هُ*", "هُ*", "too many words"},
      {"\"a b*\"", "b*", "too many words"},
      {"\"* a\"", "*", "edge"},
      {"\"a * *\"", "* *", "edge"},
      {"ab-c*", "ab-c*", "has '-'"},
      {"#هجر*", "#هجر*", "has '#'"},
      {"source:*", "*", "fits every value"},
  });
}

TEST(QueryError, IsABraceThatLeavesOutNoForm) {
  expect_refused({
      {"هجرة{-للهجرة", "{", "not closed"},
      {"\"هجرة{-للهجرة ثم\"", "ثم", "no minus"},
      {"هجرة{-للهجرة بالهجرة}", "بالهجرة", "no minus"},
      {"هجرة{للهجرة}", "هجرة{للهجرة}", "forms of a word to leave out"},
      {"a{}", "a{}", "forms of a word to leave out"},
      {"a}", "a}", "forms of a word to leave out"},
      {"a{2,3}", "a{2,3}", "forms of a word to leave out"},
      {"a{-}", "-", "no form"},
      {"a{- b}", "-", "no form"},
      {"a{-b*}", "-b*", "not the form"},
      {"a{-=b}", "-=b", "not the form"},
      {"a{-b,-c}", "-b,-c", "not the form"},
      {"a{-(b)}", "-(b)", "not the form"},
      {"a{--b}", "--b", "not the form"},
      {"=a{-b}", "{", "one form"},
      {"title:=a{-b}", "{", "one form"},
      {"=(a{-b} c)", "{", "one form"},
      {"a^2{-b}", "{", "behind a weight"},
      {"12:30{-b}", "{", "no word"},
      {"...{-b}", "{", "no word"},
      {"{-b}", "{-b}", "range of Lucene"},
      {"a {-b}", "{-b}", "range of Lucene"},
      {"\"a\"{-b}", "{-b}", "range of Lucene"},
      {"(a){-b}", "{-b}", "range of Lucene"},
      {"a{-b}c", "c", "directly behind braces"},
      {"a{-b}(c)", "(", "directly behind braces"},
      {"-a{-b}^2", "a{-b}", "no weight"},
  });
}

TEST(QueryError, IsAnOperandWithoutPlaces) {
  expect_refused({
      {"(a b) NEAR/5 c", "(a b)", "side by side"},
      {"a NEAR/5 (b AND c)", "(b AND c)", "AND"},
      {"a NEAR/5 (b OR -c)", "(b OR -c)", "a sign"},
      {"a NEAR/5 source:b", "source:b", "no text"},
      {"a NEAR/5 (b OR c d)", "(b OR c d)", "side by side"},
      {"a NEAR/5 b^2", "b^2", "weight"},
      {"a SENT (ATLEAST/2 b)", "(ATLEAST/2 b)", "counts"},
      {"ATLEAST/2 a SENT b", "SENT", "stands beside"},
      {"ATLEAST/2 (FIRST/5 a)", "(FIRST/5 a)", "counts"},
      {"ATLEAST/2 (a b)", "(a b)", "side by side"},
      {"a NEAR/5 title:b", "a NEAR/5 title:b", "title"},
      {"(a OR title:b) NEAR/5 c", "(a OR title:b)", "title"},
      {"-a NEAR/5 b", "-a NEAR/5 b", "first word"},
      {"a NEAR/5 -b", "-b", "sign"},
  });
}

TEST(QueryError, IsAWrongNumber) {
  expect_refused({
      {"a NEAR b", "NEAR", "needs a slash and a number"},
      {"a ADJ b", "ADJ", "needs a slash and a number"},
      {"a NEAR/ b", "NEAR/", "needs a number"},
      {"a NEAR/0 b", "NEAR/0", "needs a number"},
      {"a NEAR/1001 b", "NEAR/1001", "needs a number"},
      {"a NEAR/-1 b", "NEAR/-1", "needs a number"},
      {"a قرب/x b", "قرب/x", "needs a number"},
      {"a SENT/0 b", "SENT/0", "needs a number"},
      {"a NEAR/99999999999999999999 b", "NEAR/99999999999999999999", "needs a number"},
      {"a^", "^", "no weight"},
      {"a^0", "^0", "no weight"},
      {"a^100.5", "^100.5", "no weight"},
      {"a^-1", "^-1", "no weight"},
      {"a^2x", "^2x", "no weight"},
      {"a^1e1", "^1e1", "no weight"},
      {"(a^2)^2", "(a^2)", "inside of another"},
      {"-a^2", "a^2", "no weight"},
  });
}

TEST(QueryError, IsAFieldThatThereIsNot) {
  expect_refused({
      {"foo:bar", "foo:", "no field 'foo'"},
      {"قال:\"نعم\"", "قال:", "no field 'قال'"},
      {"foo:(a b)", "foo:", "no field"},
      {"source:(a b)", "a b", "side by side"},
      {"source:a|b", "a|", "directly behind a value"},
      {"source:\"a\"b", "\"a\"b", "directly behind a value"},
      {"source:a^2", "a^2", "weight on a value"},
      {"source:\"a\"^2", "^2", "weight on a value"},
      {"source:(a OR b)^2", "^2", "weight on a value"},
      {"~هجر*", "~هجر*", "no kin"},
      {"a % b", "%", "no letter or digit"},
      {"a \U0001F600", "\U0001F600", "no letter or digit"},
  });
}

TEST(QueryError, NamesTheNearestField) {
  for (const auto& [query, field] : std::vector<std::array<const char*, 2>>{
           {"titel:a", "title:"}, {"sources:a", "source:"}, {"عنوانن:a", "عنوان:"}, {"auth:a", "author:"}}) {
    try {
      parse_query(query);
      ADD_FAILURE() << query;
    } catch (const QueryError& error) {
      EXPECT_THAT(error.hint(), HasSubstr(std::string{"did you mean "} + field)) << query;
    }
  }
}

std::string excerpt_of(const std::string& query) {
  try {
    parse_query(query);
  } catch (const QueryError& error) {
    return error.excerpt();
  }
  return {};
}

TEST(QueryError, PutsACaretUnderEachCharacterThatIsMeant) {
  EXPECT_EQ(excerpt_of("a w/5 b"), "  a w/5 b\n    ^^^");
  EXPECT_EQ(excerpt_of("هجرة w/5 b"), "  هجرة w/5 b\n       ^^^");
  EXPECT_EQ(excerpt_of("هُجِّرَ w/5"), "  هُجِّرَ w/5\n      ^^^") << "marks have no width";
  EXPECT_EQ(excerpt_of("a\tw/5"), "  a w/5\n    ^^^");
  EXPECT_EQ(excerpt_of("漢字 w/5"), "  漢字 w/5\n       ^^^") << "two columns each";
}

TEST(QueryError, ShowsAPartOfALongQuery) {
  std::string query;
  for (int i = 0; i < 1000; ++i) query += "هجرة ";
  const std::string excerpt = excerpt_of(query + "w/5 " + query);
  EXPECT_LT(excerpt.size(), 500U);
  EXPECT_THAT(excerpt, ::testing::StartsWith("  ..."));
  EXPECT_THAT(excerpt, HasSubstr("w/5"));
}

}  // namespace
}  // namespace khabar
