#include "searcher/query/query_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "searcher/query/query_parser.h"

namespace khabar {
namespace {

using ::testing::IsEmpty;

struct PrintedCase {
  std::string query;
  std::string text;
};

void expect_texts(const std::vector<PrintedCase>& cases) {
  for (const auto& [query, text] : cases) {
    const QueryNode tree = parse_query(query).tree;
    EXPECT_EQ(query_text(tree), text) << query;
    const ParsedQuery again = parse_query(text);
    EXPECT_EQ(again.tree, tree) << query << " became " << text;
    EXPECT_THAT(again.notes, IsEmpty()) << query << " became " << text;
  }
}

TEST(QueryText, WritesOneTextForAllSpellingsOfAQuery) {
  expect_texts({
      {"", ""},
      {"a", "a"},
      {"  a   b، ", "a b"},
      {"(a) ((b))", "a b"},
      {"a NOT b !c \u2013d", "a -b -c -d"},
      {"- a", "a"},
      {"«a b»", "\"a b\""},
      {"a|b || c", "a OR b OR c"},
      {"a && b & c", "a AND b AND c"},
      {"exact:a =(b \"c d\")", "=a (=b =\"c d\")"},
      {"عنوان:أ title:(ب ج)", "title:أ (title:ب title:ج)"},
      {"=title:a title:=\"a b\" title:~c", "title:=a title:=\"a b\" title:~c"},
      {"مصدر:\"bbc\" section:(a OR b)", "source:bbc (section:a OR section:b)"},
      {"source:\"a b\" lang:ar", "source:\"a b\" language:ar"},
      {"كاتب:بلا source:\"none\" source:\"بلا\"", "author:none source:\"none\" source:\"بلا\""},
      {"source:BBC* id:\"a*\"", "source:BBC* id:\"a*\""},
      {"source:«2\u201Dx» source:«a \"b\"»", "source:«2\u201Dx» source:«a \"b\"»"},
      {"Title:a*b", "title:a*b"},
      {"\"a  *   * b\" \"=c ~d e*f\"", "\"a * * b\" \"=c ~d e*f\""},
      {"=\"a ~b\" ~\"a =b\"", "=\"a ~b\" ~\"a =b\""},
      {"2-1 12:30", "\"2-1\" \"12:30\""},
      {"a^2.50 \"b c\"^٠.٥ d^1", "a^2.5 \"b c\"^0.5 d"},
      {"http://example.org:80/a?b=c,d", "http://example.org:80/a?b=c,d"},
      {"\xD9", "\xD9"},
  });
}

TEST(QueryText, WritesOperatorsInEnglish) {
  expect_texts({
      {"a قرب/٥ b ثم/3 c", "a NEAR/5 b ADJ/3 c"},
      {"a SENT/1 b PARA/1 c SENT/2 d", "a SENT b PARA c SENT/2 d"},
      {"((a NEAR/5 b) ADJ/2 c)", "a NEAR/5 b ADJ/2 c"},
      {"a NEAR/5 (b ADJ/2 c)", "a NEAR/5 (b ADJ/2 c)"},
      {"a NOT قرب/5 (b OR \"c d\")", "a NOT NEAR/5 (b OR \"c d\")"},
      {"NOT a NEAR/5 b", "-(a NEAR/5 b)"},
      {"تكرار/3 (a) أول/50 (b OR c)", "ATLEAST/3 a FIRST/50 (b OR c)"},
      {"ATLEAST/3 (a NEAR/5 b)", "ATLEAST/3 (a NEAR/5 b)"},
      {"-ATLEAST/3 a", "-(ATLEAST/3 a)"},
      {"(ATLEAST/3 a)^2 (b SENT c)^0.5", "(ATLEAST/3 a)^2 (b SENT c)^0.5"},
  });
}

TEST(QueryText, WritesBracketsOnlyIfTheyAreNeeded) {
  expect_texts({
      {"(a AND b) OR (c d)", "a AND b OR c d"},
      {"a AND (b OR c)", "a AND (b OR c)"},
      {"(a AND b) AND c", "(a AND b) AND c"},
      {"(a b) c", "(a b) c"},
      {"a (b OR c)", "a (b OR c)"},
      {"-(a b)", "-(a b)"},
      {"+(a OR b) c", "+(a OR b) c"},
      {"-(-a)", "-(-a)"},
      {"+(-(+a))", "+(-(+a))"},
      {"-a AND (-b)", "-a AND -b"},
      {"-(a AND b) OR c", "-(a AND b) OR c"},
      {"(a OR b)^2 OR c", "(a OR b)^2 OR c"},
      {"(a b)^2", "(a b)^2"},
      {"+(a b)^2 c", "+(a b)^2 c"},
  });
}

TEST(QueryText, KeepsTheDeepestBrackets) {
  std::string query;
  for (int i = 0; i < kMaxQueryDepth; ++i) query += "a OR b AND c -(";
  query += "d e";
  query += std::string(kMaxQueryDepth, ')');
  EXPECT_EQ(query_text(parse_query(query).tree), query);
}

TEST(QueryText, PutsWhatOnlyALenientReadingTakesForWordsInQuotationMarks) {
  const std::vector<PrintedCase> cases{
      {"foo:bar a w/5 b", "\"foo:bar\" a \"w/5\" b"},
      {"lemma:OR title:-a", "\"OR\" title:\"-a\""},
      {"a* NEAR/5", "\"a*\" \"NEAR/5\""},
      {"\"a b", "\"a b\""},
      {"source:x* \"«\"", "source:\"x*\" \"«\""},
  };
  for (const auto& [query, text] : cases) {
    EXPECT_EQ(query_text(parse_query(query, Reading::kLenient).tree), text) << query;
  }
}

}  // namespace
}  // namespace khabar
