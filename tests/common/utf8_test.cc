#include "common/utf8.h"

#include <gtest/gtest.h>

#include <vector>

namespace khabar {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

std::vector<char32_t> decode(std::string_view text) {
  std::vector<char32_t> all;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t before = at;
    all.push_back(next_code_point(text, at));
    EXPECT_GT(at, before) << "no progress";
    EXPECT_LE(at, text.size());
  }
  return all;
}

TEST(Utf8, ReadsAndWritesEveryLength) {
  const std::vector<char32_t> points{U'a', 0x7F, 0x80, U'é', 0x7FF, 0x800, U'ع', 0xFFFD, 0xFFFF, 0x10000, 0x10FFFF};
  std::string text;
  for (const char32_t c : points) append_code_point(text, c);
  EXPECT_EQ(decode(text), points);
  EXPECT_EQ(find_invalid_utf8(text), kNone);
}

TEST(Utf8, RefusesWhatIsNoUtf8) {
  struct Case {
    std::string_view bytes;
    std::size_t wrong;  // offset
  };
  for (const Case& c :
       {Case{"\x80", 0}, Case{"a\xBF", 1}, Case{"\xC0\x80", 0}, Case{"\xC1\xBF", 0}, Case{"\xE0\x80\x80", 0},
        Case{"\xED\xA0\x80", 0}, Case{"\xED\xBF\xBF", 0}, Case{"\xF0\x80\x80\x80", 0}, Case{"\xF4\x90\x80\x80", 0},
        Case{"\xF8\x88\x80\x80\x80", 0}, Case{"\xFE", 0}, Case{"\xFF", 0}, Case{"\xD8", 0}, Case{"ab\xE2\x80", 2},
        Case{"\xD8 a", 0}, Case{"سلام\xF0\x9F\x98", 8}}) {
    EXPECT_EQ(find_invalid_utf8(c.bytes), c.wrong) << ::testing::PrintToString(c.bytes);
    std::size_t at = c.wrong;
    EXPECT_EQ(next_code_point(c.bytes, at), kInvalid) << ::testing::PrintToString(c.bytes);
  }
}

TEST(Utf8, GoesOnBehindABrokenSequence) {
  EXPECT_EQ(decode("a\xFF"
                   "b"),
            (std::vector<char32_t>{U'a', kInvalid, U'b'}));
  EXPECT_EQ(decode("\xE2\x80"
                   "b"),
            (std::vector<char32_t>{kInvalid, U'b'}))
      << "the part that began a sequence is one mistake";
  EXPECT_EQ(decode("\xD8\xD8\xB9"), (std::vector<char32_t>{kInvalid, U'ع'}));
}

TEST(Utf8, FindsNothingWrongInNothing) {
  EXPECT_EQ(find_invalid_utf8(""), kNone);
  EXPECT_EQ(find_invalid_utf8(std::string_view("\0", 1)), kNone);
}

}  // namespace
}  // namespace khabar
