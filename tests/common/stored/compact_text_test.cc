#include "common/stored/compact_text.h"

#include <gtest/gtest.h>

#include "common/utf8.h"

namespace khabar {
namespace {

TEST(CompactText, GivesBackWhatItWasGiven) {
  for (const std::string& text :
       {std::string(), std::string("خبر"), std::string("plain ascii\n\t"),
        std::string("وزير الخارجية: «نعم» – 2025، 50٪"), std::string("\xEF\xBB\xBFخبر"),
        std::string("\0\x01\x1F\x7F", 4), std::string("日本語 и عربي 𐍈😀"),
        std::string("\u0085\u00A0\uFFFD\uFFFE\uF8FF"), std::string("لله ﷲ ﻻ"), std::string(300'000, 'x')}) {
    EXPECT_EQ(expanded_text(compact_text(text)), text);
  }
}

// A letter of one byte that becomes two units, at every place of a buffer that a library may have thought large enough.
TEST(CompactText, EndsWhereverAPairOfUnitsStands) {
  for (const std::string behind : {"", "x", "خ"}) {
    for (std::size_t before = 0; before < 6; ++before) {
      std::string text(before, 'x');
      for (int pairs = 0; pairs < 200; ++pairs) {
        text += "😀";
        ASSERT_EQ(expanded_text(compact_text(text + behind)), text + behind) << before << ' ' << pairs;
      }
    }
  }
}

TEST(CompactText, EndsWithBytesThatAFuzzerFound) {
  const std::string bytes = std::string("x\x53\x18\x61\x62\x02\0\0\0\x63\xA7", 11) + std::string(26, '\xFF') +
                            "\x96\x24\xFF\xFF\xFF\xFF\x30" + std::string(4, '\xFF') +
                            std::string("m\0\xAC\x02\x01Z~\x02\x34~\x02\x34~\xFF\xFF\x0B\0", 17) +
                            std::string(14, '\xFF') + '\x01' + std::string(21, '\xFF') + 'A' + std::string(8, '\xFF') +
                            '\xA8';
  for (std::size_t from = 0; from < bytes.size(); ++from) {
    const auto text = expanded_text('S' + bytes.substr(from));
    if (!text) continue;
    EXPECT_EQ(expanded_text(compact_text(*text)), text) << from;
  }
}

TEST(CompactText, KeepsBytesThatAreNotUtf8) {
  for (const std::string& text : {std::string("\xFF"), std::string("خبر\xD8"), std::string("\xED\xA0\x80")}) {
    EXPECT_EQ(expanded_text(compact_text(text)), text);
  }
}

TEST(CompactText, TakesOneByteForAnArabicLetter) {
  const std::string word = "مستشفى";
  std::string text;
  for (int i = 0; i < 100; ++i) text += word + ' ';
  EXPECT_LT(compact_text(text).size(), text.size() * 6 / 10);
}

TEST(CompactText, RefusesHalfALetter) {
  // SQU (0x0E) quotes one unit of UTF-16: here the first half of a pair, and the second.
  for (const std::string& bytes : {std::string("S\x0E\xD8\x00", 4), std::string("Sx\x0E\xDC\x00y", 6)}) {
    EXPECT_EQ(expanded_text(bytes), std::nullopt);
  }
  EXPECT_EQ(expanded_text(std::string("S\x0E\xD8\x3D\x0E\xDE\x00", 7)), "😀");
}

TEST(CompactText, MakesTextOfAnyBytesOrNothing) {
  const std::string whole = compact_text("وزير الخارجية: «نعم» – 2025 日本語 😀");
  for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
    std::string bytes = whole;
    bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << bit % 8));
    const auto text = expanded_text(bytes);
    if (!text || bytes.front() == 'R') continue;
    EXPECT_EQ(find_invalid_utf8(*text), std::string::npos) << bit;
  }
}

TEST(CompactText, RefusesWhatItDidNotMake) {
  for (const std::string& bytes : {std::string(), std::string("X"), std::string("خبر"), std::string("S\x0F\xD8")}) {
    EXPECT_EQ(expanded_text(bytes), std::nullopt);
  }
}

}  // namespace
}  // namespace khabar
