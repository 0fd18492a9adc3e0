#include "searcher/serve/markup/marked.h"

#include <gtest/gtest.h>

namespace khabar {
namespace {

TEST(Marked, MarksByCodePoints) {
  Html html;
  write_marked("عن <هجرة> ب", {{4, 8}}, html);
  EXPECT_EQ(html.string(), "عن &lt;<mark>هجرة</mark>&gt; ب");
  Html beyond;
  write_marked("ab", {{1, 9}, {20, 30}}, beyond);
  EXPECT_EQ(beyond.string(), "a<mark>b</mark>");
}

TEST(Marked, PartsParagraphsInsideOfMarks) {
  Html html;
  write_marked_paragraphs("ab\n\ncd ef", {{1, 6}, {7, 9}}, html);
  EXPECT_EQ(html.string(), "<p dir=\"auto\">a<mark>b</mark></p><p dir=\"auto\"><mark>cd</mark> <mark>ef</mark></p>");
}

TEST(Marked, ReadsMarksAndStopsAtWhatIsNone) {
  EXPECT_EQ(read_marks("12-18 20-23"), (CodePointMarks{{12, 18}, {20, 23}}));
  EXPECT_EQ(read_marks("1-2 x"), (CodePointMarks{{1, 2}}));
  EXPECT_EQ(read_marks(""), CodePointMarks{});
  EXPECT_EQ(read_marks("7"), CodePointMarks{});
}

}  // namespace
}  // namespace khabar
