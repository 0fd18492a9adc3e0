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
      {" ( ) \"\" - ", ""},
      {"a", "a"},
      {"  a   b ", "a b"},
      {"(a) ((b))", "a b"},
      {"a NOT b", "a -b"},
      {"--a", "-a"},
      {"- a", "a"},
      {"«a b»", "\"a b\""},
      {"\u201Ca b", "\"a b\""},
      {"exact:a ==b", "=a =b"},
      {"=(a b)", "=a =b"},
      {"عنوان:أ title:(ب ج)", "title:أ (title:ب title:ج)"},
      {"=title:a title:=\"a b\"", "title:=a title:=\"a b\""},
      {"مصدر:\"bbc\" section:(a b)", "source:bbc (section:a section:b)"},
      {"source:\"a b\"", "source:\"a b\""},
      {"Title:a", "title:a"},
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
  });
}

TEST(QueryText, KeepsWordsThatLookLikeSomethingElse) {
  expect_texts({
      {"lemma:OR", "lemma:OR"},
      {"-lemma:-a", "-lemma:-a"},
      {"lemma:title:a", "lemma:title:a"},
      {"exact:title:a", "exact:title:a"},
      {"title:title:a", "title:title:a"},
      {"=AND title:NOT source:OR", "=AND title:NOT source:OR"},
      {"=-a", "=-a"},
      {"source:=a source:-b", "source:=a source:-b"},
      {"-\u200E-a", "-lemma:-a"},
      {"-\u200ENOT\"b\"", "-lemma:NOT \"b\""},
      {"title:\u200Ea lemma:\u200Eb", "title:\u200Ea lemma:\u200Eb"},
      {"(a title:)", "a title:"},
      {"\"a «b» c\"", "\"a «b» c\""},
      {"«a \"b\" c»", "«a \"b\" c»"},
      {"source:«a \"b\" c»", "source:«a \"b\" c»"},
      {"source:\"(\"", "source:\"(\""},
      {"http://example.org:80", "http://example.org:80"},
      {"\xD9", "\xD9"},
  });
}

TEST(QueryText, KeepsTheDeepestBrackets) {
  std::string query;
  for (int i = 0; i < kMaxQueryDepth; ++i) query += "a OR b AND c -(";
  query += "d e";
  query += std::string(kMaxQueryDepth, ')');
  const ParsedQuery parsed = parse_query(query);
  ASSERT_THAT(parsed.notes, IsEmpty());
  EXPECT_EQ(query_text(parsed.tree), query);
}

}  // namespace
}  // namespace khabar
