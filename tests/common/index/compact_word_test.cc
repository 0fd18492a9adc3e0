#include "common/index/compact_word.h"

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
       {"\xFF", "\xFF\xFF", "\xFF\xD9", "\x80", "\x9B", "\xAB", "\xFE", "\xFF\x61", "\xFF\xD9\x85"}) {
    EXPECT_EQ(expanded_word(bytes), std::nullopt) << bytes;
  }
}

}  // namespace
}  // namespace khabar
