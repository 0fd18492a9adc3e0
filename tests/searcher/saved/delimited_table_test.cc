#include "searcher/saved/delimited_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace khabar {
namespace {

using ::testing::ElementsAre;

std::vector<std::vector<std::string>> cells(std::string_view text) {
  std::vector<std::vector<std::string>> all;
  for (const DelimitedRow& row : read_delimited(text)) all.push_back(row.cells);
  return all;
}

TEST(DelimitedTable, HasTheDelimiterOfItsFirstLine) {
  EXPECT_THAT(cells("line\tcode\na:1\tx, y\n"), ElementsAre(ElementsAre("line", "code"), ElementsAre("a:1", "x, y")));
  EXPECT_THAT(cells("line,code\r\na:1,x\r\n"), ElementsAre(ElementsAre("line", "code"), ElementsAre("a:1", "x")));
  EXPECT_THAT(cells("line;code\na:1;\"x;y\""), ElementsAre(ElementsAre("line", "code"), ElementsAre("a:1", "x;y")));
}

TEST(DelimitedTable, TakesQuotationMarksAsSpreadsheetsWriteThem) {
  EXPECT_THAT(cells("a,b\n\"x\"\"y\",\"1\n2\"\n"), ElementsAre(ElementsAre("a", "b"), ElementsAre("x\"y", "1\n2")));
  EXPECT_THAT(cells("a,b\n\"قال\" الوزير,2\n"), ElementsAre(ElementsAre("a", "b"), ElementsAre("\"قال\" الوزير", "2")));
  EXPECT_THAT(cells("a\tb\n\"قال\t2\n3\t4\n"),
              ElementsAre(ElementsAre("a", "b"), ElementsAre("\"قال", "2"), ElementsAre("3", "4")));
}

TEST(DelimitedTable, CountsLinesInsideOfCells) {
  const std::vector<DelimitedRow> rows = read_delimited("a,b\n\"1\n2\",x\n\n,,\n3,y\n");
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[1].line, 2U);
  EXPECT_EQ(rows[2].line, 6U);
}

TEST(DelimitedTable, SaysThatAQuotationMarkIsNotClosed) {
  const std::vector<DelimitedRow> rows = read_delimited("a,b\n\"1,2\n3,4\n");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_TRUE(rows[1].unclosed);
  EXPECT_EQ(rows[1].line, 2U);
}

TEST(DelimitedTable, HasNoRowOfNothing) {
  EXPECT_TRUE(read_delimited("").empty());
  EXPECT_TRUE(read_delimited("\n\r\n,,\n").empty());
}

}  // namespace
}  // namespace khabar
