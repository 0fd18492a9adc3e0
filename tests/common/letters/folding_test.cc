#include "common/letters/folding.h"

#include <gtest/gtest.h>

#include "common/letters/characters.h"

namespace khabar {
namespace {

TEST(Folding, MakesOneOfSpellings) {
  struct Case {
    char32_t from, alef, waw, yeh, heh, digit;
  };
  for (const Case& c : {
           Case{U'آ', U'ا', U'آ', U'آ', U'آ', U'آ'},
           Case{U'أ', U'ا', U'أ', U'أ', U'أ', U'أ'},
           Case{U'إ', U'ا', U'إ', U'إ', U'إ', U'إ'},
           Case{0x671, U'ا', 0x671, 0x671, 0x671, 0x671},
           Case{U'ا', U'ا', U'ا', U'ا', U'ا', U'ا'},
           Case{U'ؤ', U'ؤ', U'و', U'ؤ', U'ؤ', U'ؤ'},
           Case{U'ى', U'ى', U'ى', U'ي', U'ى', U'ى'},
           Case{0x6CC, 0x6CC, 0x6CC, U'ي', 0x6CC, 0x6CC},
           Case{U'ة', U'ة', U'ة', U'ة', U'ه', U'ة'},
           Case{0x6C1, 0x6C1, 0x6C1, 0x6C1, U'ه', 0x6C1},
           Case{U'٠', U'٠', U'٠', U'٠', U'٠', U'0'},
           Case{U'٩', U'٩', U'٩', U'٩', U'٩', U'9'},
           Case{0x6F4, 0x6F4, 0x6F4, 0x6F4, 0x6F4, U'4'},
           // A hamza that is a letter stays; so do the neighbours of the digits and what is not Arabic.
           Case{U'ء', U'ء', U'ء', U'ء', U'ء', U'ء'},
           Case{U'ئ', U'ئ', U'ئ', U'ئ', U'ئ', U'ئ'},
           Case{0x65F, 0x65F, 0x65F, 0x65F, 0x65F, 0x65F},
           Case{0x66A, 0x66A, 0x66A, 0x66A, 0x66A, 0x66A},
           Case{0x6FA, 0x6FA, 0x6FA, 0x6FA, 0x6FA, 0x6FA},
           Case{U'7', U'7', U'7', U'7', U'7', U'7'},
           Case{U'é', U'é', U'é', U'é', U'é', U'é'},
       }) {
    const auto shown = static_cast<unsigned>(c.from);
    EXPECT_EQ(fold_alef(c.from), c.alef) << shown;
    EXPECT_EQ(fold_waw(c.from), c.waw) << shown;
    EXPECT_EQ(fold_yeh(c.from), c.yeh) << shown;
    EXPECT_EQ(fold_heh(c.from), c.heh) << shown;
    EXPECT_EQ(fold_digit(c.from), c.digit) << shown;
  }
}

TEST(Folding, MarksAreWhatTheAnalyzerLeavesOut) {
  for (char32_t c = 0; c < 0x900; ++c) {
    EXPECT_TRUE(!is_arabic_mark(c) || classify(c).kind == CharacterKind::kMark) << static_cast<unsigned>(c);
  }
  for (const char32_t c : {U'ً', U'ّ', U'ْ', U'ـ', U'\u0670', U'\u0653', U'\u0656', U'\u06D6'}) {
    EXPECT_TRUE(is_arabic_mark(c)) << static_cast<unsigned>(c);
  }
  for (const char32_t c : {U'ا', U'ي', U'،', U'؟', U'٠', U'\u061C', U'\u06DD', U'a', U' '}) {
    EXPECT_FALSE(is_arabic_mark(c)) << static_cast<unsigned>(c);
  }
}

}  // namespace
}  // namespace khabar
