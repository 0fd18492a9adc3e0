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

TEST(Printable, DisarmsWhatCouldGiveATerminalOrders) {
  struct Case {
    std::string_view text;
    std::string_view field;  // on one line
    std::string_view lines;
    std::string_view why;
  };
  for (const Case& c : {
           Case{"news 1", "news 1", "news 1", "plain ASCII"},
           Case{"هِجْـرة\u200F a\u200E\u061C", "هِجْـرة\u200F a\u200E\u061C", "هِجْـرة\u200F a\u200E\u061C",
                "marks within words"},
           Case{"a\x1b[31mb", "a [31mb", "a [31mb", "escape"},
           Case{"a\x1b]0;x\x07z", "a ]0;x z", "a ]0;x z", "the title of the window, the bell"},
           Case{"a\u009B31mb", "a 31mb", "a 31mb", "C1 as UTF-8"},
           Case{"a\x9b"
                "31mb",
                "a\uFFFD31mb", "a\uFFFD31mb", "C1 as a byte"},
           Case{"a\x7f\b\b", "a   ", "a   ", "delete and backspace"},
           Case{{"a\0b", 3}, "a b", "a b", "NUL"},
           Case{"a\tb\nc\r\nd", "a b c  d", "a\tb\nc\nd", "tabs and ends of lines"},
           Case{"a\rb", "a b", "a b", "back to the beginning of the line"},
           Case{"a\u2028b\u2029c\u0085d", "a b c d", "a b c d", "separators of lines"},
           Case{"a\u202Eb\u202Dc\u202Ad\u202Be\u202C", "abcde", "abcde", "embeddings and overrides"},
           Case{"a\u2066b\u2067c\u2068d\u2069", "abcd", "abcd", "isolates"},
           Case{"a\u206Ab\u206Fc", "abc", "abc", "forms of digits"},
           Case{"\xFF\xC3(", "\uFFFD\uFFFD(", "\uFFFD\uFFFD(", "bytes that are not UTF-8"},
           Case{"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD", "\uFFFD\uFFFD\uFFFD", "a surrogate"},
           Case{"\xE2\x80", "\uFFFD", "\uFFFD", "half a character"},
       }) {
    EXPECT_EQ(printable(c.text), c.field) << c.why;
    EXPECT_EQ(printable_lines(c.text), c.lines) << c.why;
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
