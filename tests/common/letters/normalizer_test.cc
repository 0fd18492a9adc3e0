#include "common/letters/normalizer.h"

#include <gtest/gtest.h>

namespace khabar {
namespace {

// The bytes of the original that the piece `part` of the normalized text came from.
std::string source_of(const std::string& original, std::string_view part) {
  const NormalizedText text(original);
  const std::size_t begin = text.text().find(part);
  EXPECT_NE(begin, std::string::npos) << text.text();
  const std::size_t from = text.original_begin(begin);
  return original.substr(from, text.original_end(begin + part.size()) - from);
}

TEST(NormalizedText, LeavesNormalTextAsItIs) {
  const std::string original = "الهِجرة غير الشرعيّة, café";
  const NormalizedText text(original);
  EXPECT_EQ(text.text(), original);
  for (std::size_t i = 0; i <= original.size(); ++i) {
    EXPECT_EQ(text.original_begin(i), i);
    EXPECT_EQ(text.original_end(i), i);
  }
}

TEST(NormalizedText, ComposesAndTakesLigaturesApart) {
  struct NormalizedCase {
    std::string_view original;
    std::string_view normalized;
  };
  for (const NormalizedCase& c :
       {NormalizedCase{"\u0627\u0654", "\u0623"}, NormalizedCase{"\u0627\u0653", "\u0622"},
        NormalizedCase{"\uFEFB", "لا"}, NormalizedCase{"\uFDF2", "الله"}, NormalizedCase{"cafe\u0301", "café"},
        NormalizedCase{"\uFF22\uFF22\uFF23", "BBC"}, NormalizedCase{"\u2460", "1"}, NormalizedCase{"", ""}}) {
    EXPECT_EQ(NormalizedText(c.original).text(), c.normalized);
  }
}

TEST(NormalizedText, FindsTheWayBackToTheBytes) {
  EXPECT_EQ(source_of("قبل \uFEFB بعد", "لا"), "\uFEFB");
  EXPECT_EQ(source_of("قبل \uFEFB بعد", "بعد"), "بعد");
  EXPECT_EQ(source_of("\uFDF2 أكبر \uFEFB \u0627\u0654كبر", "\u0623كبر"), "أكبر");
  EXPECT_EQ(source_of("x \u0627\u0654كبر y", "\u0623كبر"), "\u0627\u0654كبر");
  EXPECT_EQ(source_of("cafe\u0301 noir", "noir"), "noir");
}

TEST(NormalizedText, TakesAReplacedStretchWhole) {
  EXPECT_EQ(source_of("a\uFEFBb", "ل"), "\uFEFB");
  EXPECT_EQ(source_of("a\uFEFBb", "ا"), "\uFEFB");
  EXPECT_EQ(source_of("a\uFEFBb", "aل"), "a\uFEFB");
}

TEST(NormalizedText, KeepsBytesThatAreNotUtf8) {
  const std::string original = "ab\xFF سلام \xE2\x80 x";
  EXPECT_EQ(NormalizedText(original).text(), original);
  EXPECT_EQ(source_of(original, "سلام"), "سلام");
  EXPECT_EQ(source_of(original, "x"), "x");
}

}  // namespace
}  // namespace khabar
