#include "searcher/serve/markup/html.h"

#include <gtest/gtest.h>

namespace khabar {
namespace {

TEST(Html, EscapesAllThatIsForeign) {
  Html html;
  html.element("a", {{"href", "\"><script>"}}, "<b>&\x01");
  EXPECT_EQ(html.string(), "<a href=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt;&amp;\xEF\xBF\xBD</a>");
}

TEST(Html, LetsLongWordsBreak) {
  Html html;
  html.breakable("ab " + std::string(kLongestUnbroken + 1, 'x') + " c");
  EXPECT_EQ(html.string(), "ab " + std::string(kLongestUnbroken, 'x') + "<wbr>x c");
}

TEST(Html, GroupsDigits) {
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(grouped(1000), "1,000");
  EXPECT_EQ(grouped(1234567), "1,234,567");
}

}  // namespace
}  // namespace khabar
