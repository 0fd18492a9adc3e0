#include "common/program/terminal.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <string_view>

namespace khabar {
namespace {

TEST(DisplayWidth, CountsColumnsAndNotBytes) {
  struct Case {
    std::string_view text;
    std::size_t width;
    std::string_view why;
  };
  for (const Case& c : {Case{"", 0, "nothing"}, Case{"news", 4, "Latin"}, Case{"خبر", 3, "Arabic letters"},
                        Case{"خَبَرٌ", 3, "harakat take no room"}, Case{"خـبر", 4, "tatweel does"},
                        Case{"\u2068خبر\u2069", 3, "isolates take no room"}, Case{"\u200Fخبر\u061C", 3, "bidi marks"},
                        Case{"مي\u200Cخواهم", 7, "zero-width non-joiner"}, Case{"e\u0301", 1, "combining accent"},
                        Case{"新闻", 4, "wide characters"}, Case{"\u06DD", 1, "end of ayah is seen"},
                        Case{"a\tb", 2, "control characters"},
                        Case{"a\xFF"
                             "b",
                             3, "a byte that is not UTF-8"}}) {
    EXPECT_EQ(display_width(c.text), c.width) << c.why;
  }
}

TEST(WantsColor, AsksTheTerminalAndItsUser) {
  EXPECT_TRUE(wants_color(true, nullptr, "xterm"));
  EXPECT_TRUE(wants_color(true, nullptr, nullptr));
  EXPECT_TRUE(wants_color(true, "", "xterm"));
  EXPECT_FALSE(wants_color(true, "1", "xterm"));
  EXPECT_FALSE(wants_color(true, nullptr, "dumb"));
  EXPECT_FALSE(wants_color(false, nullptr, "xterm"));
}

TEST(Terminal, TellsAFileFromATerminal) {
  const int file = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
  ASSERT_GE(file, 0);
  EXPECT_FALSE(is_terminal(file));
  EXPECT_FALSE(wants_color(file));
  EXPECT_EQ(terminal_width(file), 80U);
  ::close(file);
  EXPECT_FALSE(is_terminal(-1));
}

}  // namespace
}  // namespace khabar
