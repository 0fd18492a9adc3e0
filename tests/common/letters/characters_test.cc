#include "common/letters/characters.h"

#include <gtest/gtest.h>

#include "common/utf8.h"

namespace khabar {
namespace {

std::string mapped(char32_t c) {
  std::string text;
  for (const char32_t part : classify(c).mapped) {
    if (part != 0) append_code_point(text, part);
  }
  return text;
}

TEST(Characters, LeaveOutMarksAndInvisibleOnes) {
  for (const char32_t c :
       std::initializer_list<char32_t>{0x610, 0x64B, 0x64E, 0x651, 0x652, 0x65F, 0x670, 0x6D6, 0x6ED, 0x640}) {
    EXPECT_EQ(classify(c).kind, CharacterKind::kMark) << std::hex << static_cast<unsigned>(c);
  }
  for (const char32_t c : std::initializer_list<char32_t>{0xAD, 0x61C, 0x200B, 0x200C, 0x200E, 0x200F, 0x202A, 0x202E,
                                                          0x2066, 0x2069, 0xFEFF, 0xFE0F}) {
    EXPECT_EQ(classify(c).kind, CharacterKind::kControl) << std::hex << static_cast<unsigned>(c);
  }
}

TEST(Characters, BecomeTheArabicLettersTheyStandFor) {
  struct Case {
    char32_t from;
    std::string_view to;
  };
  for (const Case& c : {Case{U'ی', "ي"}, Case{U'ک', "ك"}, Case{U'گ', "ك"}, Case{U'چ', "ج"}, Case{U'پ', "ب"},
                        Case{U'ڤ', "ف"}, Case{U'ژ', "ز"}, Case{U'ہ', "ه"}, Case{U'ھ', "ه"}, Case{U'ۀ', "ه"},
                        Case{U'ٱ', "ا"}, Case{U'ع', "ع"}, Case{U'أ', "أ"}, Case{U'ى', "ى"}, Case{U'ة', "ة"}}) {
    EXPECT_EQ(classify(c.from).kind, CharacterKind::kArabic) << c.to;
    EXPECT_EQ(mapped(c.from), c.to);
  }
}

TEST(Characters, FoldDigitsCaseAndAccents) {
  struct Case {
    char32_t from;
    CharacterKind kind;
    std::string_view to;
  };
  for (const Case& c : {Case{U'٠', CharacterKind::kDigit, "0"}, Case{U'٩', CharacterKind::kDigit, "9"},
                        Case{U'۵', CharacterKind::kDigit, "5"}, Case{U'7', CharacterKind::kDigit, "7"},
                        Case{U'A', CharacterKind::kLetter, "a"}, Case{U'É', CharacterKind::kLetter, "e"},
                        Case{U'ç', CharacterKind::kLetter, "c"}, Case{U'ß', CharacterKind::kLetter, "ss"},
                        Case{U'Œ', CharacterKind::kLetter, "oe"}, Case{U'ı', CharacterKind::kLetter, "i"},
                        Case{U'Ж', CharacterKind::kLetter, "ж"}, Case{U'Ω', CharacterKind::kLetter, "ω"}}) {
    EXPECT_EQ(classify(c.from).kind, c.kind) << c.to;
    EXPECT_EQ(mapped(c.from), c.to);
  }
}

TEST(Characters, BecomeWhatStaysAsItIs) {
  EXPECT_EQ(mapped(U'\u01FE'), "o");  // O with stroke and acute
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    const Character character = classify(c);
    if (character.needs_nfkc) continue;
    for (const char32_t part : character.mapped) {
      if (part == 0) continue;
      const Character again = classify(part);
      const bool same =
          again.kind == character.kind && !again.needs_nfkc && again.mapped == std::array{part, char32_t{0}};
      EXPECT_TRUE(same) << std::hex << static_cast<unsigned>(c) << " becomes " << static_cast<unsigned>(part);
    }
  }
}

TEST(Characters, SeparateWhereTheyAreNoPartOfAWord) {
  for (const char32_t c : {U' ', U'\n', U'.', U'،', U'؟', U'؛', U'«', U'"', U'-', U'€', char32_t{0}, char32_t{0x1F600},
                           char32_t{0xFFFD}, char32_t{0x110000}, kInvalid}) {
    EXPECT_EQ(classify(c).kind, CharacterKind::kSeparator) << std::hex << static_cast<unsigned>(c);
  }
}

TEST(Characters, AskForNfkcWhereTheirNeighboursOrFormsMatter) {
  for (const char32_t c :
       std::initializer_list<char32_t>{0xFEFB, 0xFDF2, 0xFB50, 0x653, 0x654, 0x655, 0x301, 0xFF21, 0x2460}) {
    EXPECT_TRUE(classify(c).needs_nfkc) << std::hex << static_cast<unsigned>(c);
  }
  for (const char32_t c : {char32_t{U'ع'}, char32_t{U'آ'}, char32_t{U'é'}, char32_t{0x64E}}) {
    EXPECT_FALSE(classify(c).needs_nfkc) << std::hex << static_cast<unsigned>(c);
  }
}

TEST(CharacterTable, SaysWhatClassifySays) {
  const CharacterTable& table = character_table();
  for (char32_t c = 0; c < 0x900; ++c) {
    EXPECT_EQ(table[c].kind, classify(c).kind);
    EXPECT_EQ(table[c].mapped, classify(c).mapped);
    EXPECT_EQ(table[c].needs_nfkc, classify(c).needs_nfkc);
  }
}

}  // namespace
}  // namespace khabar
