#include "common/ascii.h"

#include <gtest/gtest.h>

namespace khabar {
namespace {

TEST(Ascii, KnowsItsOwnCharactersOnly) {
  struct Case {
    char32_t c;
    bool digit, lower, upper, space;
  };
  for (const Case& c : {
           Case{U'0', true, false, false, false},
           Case{U'9', true, false, false, false},
           Case{U'a', false, true, false, false},
           Case{U'z', false, true, false, false},
           Case{U'A', false, false, true, false},
           Case{U'Z', false, false, true, false},
           Case{U' ', false, false, false, true},
           Case{U'\t', false, false, false, true},
           Case{U'\n', false, false, false, true},
           Case{U'\v', false, false, false, true},
           Case{U'\f', false, false, false, true},
           Case{U'\r', false, false, false, true},
           // Neighbours of each range, and what other scripts have.
           Case{U'/', false, false, false, false},
           Case{U':', false, false, false, false},
           Case{U'@', false, false, false, false},
           Case{U'[', false, false, false, false},
           Case{U'`', false, false, false, false},
           Case{U'{', false, false, false, false},
           Case{U'\b', false, false, false, false},
           Case{U'\x0E', false, false, false, false},
           Case{U'\0', false, false, false, false},
           Case{U'\u00A0', false, false, false, false},
           Case{U'É', false, false, false, false},
           Case{U'٣', false, false, false, false},
           Case{U'ع', false, false, false, false},
       }) {
    const auto shown = static_cast<unsigned>(c.c);
    EXPECT_EQ(ascii::is_digit(c.c), c.digit) << shown;
    EXPECT_EQ(ascii::is_lower(c.c), c.lower) << shown;
    EXPECT_EQ(ascii::is_upper(c.c), c.upper) << shown;
    EXPECT_EQ(ascii::is_letter(c.c), c.lower || c.upper) << shown;
    EXPECT_EQ(ascii::is_space(c.c), c.space) << shown;
  }
}

TEST(Ascii, LeavesBytesOfUtf8Alone) {
  for (int byte = 0x80; byte <= 0xFF; ++byte) {
    const char c = static_cast<char>(byte);
    EXPECT_FALSE(ascii::is_digit(c) || ascii::is_letter(c) || ascii::is_space(c)) << byte;
    EXPECT_EQ(ascii::to_lower(c), c) << byte;
  }
  EXPECT_EQ(ascii::to_lower("ABC xyz-Éع١"), "abc xyz-Éع١");
  EXPECT_EQ(ascii::to_upper("ABC xyz-éع١"), "ABC XYZ-éع١");
  EXPECT_EQ(ascii::to_lower(U'Q'), U'q');
  EXPECT_EQ(ascii::to_lower(U'É'), U'É');
}

TEST(Ascii, ComparesIgnoringCase) {
  EXPECT_TRUE(ascii::equal_ignoring_case("Content-TYPE", "content-type"));
  EXPECT_TRUE(ascii::equal_ignoring_case("", ""));
  EXPECT_FALSE(ascii::equal_ignoring_case("content", "content-type"));
  EXPECT_FALSE(ascii::equal_ignoring_case("[", "{"));
  EXPECT_TRUE(ascii::starts_with_ignoring_case("<!DOCTYPE html>", "<!doctype"));
  EXPECT_FALSE(ascii::starts_with_ignoring_case("<!DOC", "<!doctype"));
  EXPECT_TRUE(ascii::ends_with_ignoring_case("dump.JSONL", ".jsonl"));
  EXPECT_FALSE(ascii::ends_with_ignoring_case("l", ".jsonl"));
}

TEST(Ascii, TrimsBothEnds) {
  EXPECT_EQ(ascii::trim(" \t\r\n\v\fa b \n"), "a b");
  EXPECT_EQ(ascii::trim("\u00A0a\u00A0"), "\u00A0a\u00A0");
  EXPECT_EQ(ascii::trim(" \n "), "");
  EXPECT_EQ(ascii::trim(""), "");
}

}  // namespace
}  // namespace khabar
