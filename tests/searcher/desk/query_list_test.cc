#include "searcher/desk/query_list.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/program/error.h"

namespace khabar {
namespace {

using ::testing::HasSubstr;

std::string query_list_error(std::string_view text) {
  try {
    read_query_list(text, "q.txt");
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

TEST(QueryList, ReadsNamesQueriesAndComments) {
  const auto queries =
      read_query_list("# عن الهجرة\n\nهجرة: الهجرة OR اللجوء\r\n  source:BBC إيران  \nb c:\tx: y\n", "q.txt");
  ASSERT_EQ(queries.size(), 3U);
  EXPECT_EQ(queries[0].name, "هجرة");
  EXPECT_EQ(queries[0].text, "الهجرة OR اللجوء");
  EXPECT_EQ(queries[0].line, 3U);
  EXPECT_EQ(queries[1].name, "source:BBC إيران");
  EXPECT_EQ(queries[1].text, "source:BBC إيران");
  EXPECT_EQ(queries[2].name, "b c");
  EXPECT_EQ(queries[2].text, "x: y");
}

TEST(QueryList, RefusesLinesThatAreNone) {
  EXPECT_EQ(query_list_error("a: x\n: y\n"), "q.txt:2: the name is missing");
  EXPECT_EQ(query_list_error("a:\n"), "q.txt:1: 'a' has no query");
  EXPECT_EQ(query_list_error("a: x\n\na: y\n"), "q.txt:3: query 'a' stands in line 1 already");
  EXPECT_EQ(query_list_error("a: x\nb: \xff\n"), "q.txt:2: the line is not UTF-8");
  EXPECT_EQ(query_list_error("# nothing\n\n"), "q.txt has no query");
}

TEST(QueryList, RefusesMoreQueriesThanAnybodyCompares) {
  std::string text;
  for (std::size_t i = 0; i <= kMostQueries; ++i) text += "n" + std::to_string(i) + ": x\n";
  EXPECT_THAT(query_list_error(text), HasSubstr("q.txt:1001: more than 1000 queries"));
}

}  // namespace
}  // namespace khabar
