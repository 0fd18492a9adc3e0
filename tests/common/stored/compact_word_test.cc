#include "common/stored/compact_word.h"

#include <gtest/gtest.h>

namespace khabar {
namespace {

TEST(CompactWord, TakesOneByteALetter) {
  EXPECT_EQ(compact_word("الهجرة").size(), 6U);
  EXPECT_EQ(compact_word("abc1.5"), "abc1.5");
  EXPECT_EQ(compact_word("").size(), 0U);
}

TEST(CompactWord, ComesBackAsItWas) {
  for (const char* word : {"", "هجرة", "آأؤإئءى", "ڭولف", "پارس", "日本", "ümlaut", "3.5", "وbbc", "😀", "ـ", "َ"}) {
    EXPECT_EQ(expanded_word(compact_word(word)), word);
  }
}

TEST(CompactWord, IsNothingForOtherBytes) {
  for (const char* bytes :
       {"\xFF", "\xFF\xFF", "\xD9", "\x80", "\x9B", "\xAB", "\xFE", "\xC3\x61", "\xD9\x85", "\xF0\x9F\x98"}) {
    EXPECT_EQ(expanded_word(bytes), std::nullopt) << bytes;
  }
}

TEST(CompactWord, SaysWhereTheNextCharacterBegins) {
  for (const char* word : {"ه", "a", "ü", "پ", "日", "😀"}) {
    const std::string bytes = compact_word(word);
    EXPECT_EQ(compact_size(bytes.front()), bytes.size()) << word;
  }
}

TEST(CompactWord, KnowsHowTheLastLetterOfAnUnknownWordIsWritten) {
  struct Case {
    const char* letter;
    const char* folded;
  };
  for (const auto& [letter, folded] :
       {Case{"ة", "ه"}, Case{"ى", "ي"}, Case{"ه", "ه"}, Case{"ي", "ي"}, Case{"x", "x"}}) {
    EXPECT_EQ(folded_last(compact_word(letter).front()), compact_word(folded).front()) << letter;
  }
}

}  // namespace
}  // namespace khabar
