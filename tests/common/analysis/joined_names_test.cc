#include "common/analysis/joined_names.h"

#include <gtest/gtest.h>

#include <string>

#include "common/analysis/tokenizer.h"

namespace khabar {
namespace {

// The words of a text, a space between them.
std::string words_of(const std::string& text) {
  TokenizedText tokenized;
  tokenize(text, tokenized);
  std::string out;
  for (const RawToken& token : tokenized.tokens) out += (out.empty() ? "" : " ") + std::string{tokenized.word(token)};
  return out;
}

TEST(JoinedNames, AreTheWordsThatTheyAreInTwo) {
  for (const char* apart :
       {"عبد الله",    "عبد العزيز",    "عبد الرحمن", "عبد الحق",   "عبد الحي",     "وعبد الله",     "لعبد الله",
        "وبعبد الله",  "أبو ظبي",       "ابو ظبي",    "بأبو ظبي",   "وأبو ظبي",     "أبو بكر",       "أبو الغيط",
        "ابو الفضل",   "أبو تريكة",     "أبو سمبل",   "أبو ذر",     "نصر الله",     "عطا الله",      "حزب الله",
        "وفضل الله",   "ماشا الله",     "خير الله",   "العبد الله", "العبد اللطيف", "والعبد الجبار", "للعبد اللات",
        "وللعبد الله", "بالعبد العزيز", "نور الدين",  "صلاح الدين", "علاء الدين",   "وعز الدين",     "محيي الدين",
        "شمس الدين",   "لجمال الدين",   "نصر اللة",   "عبد اللة"}) {
    std::string joined = apart;
    std::erase(joined, ' ');
    EXPECT_EQ(words_of(joined), apart);
    EXPECT_EQ(words_of(apart), apart);
  }
}

TEST(JoinedNames, AreKnownWhateverTheirHamza) {
  for (const char* apart : {"عبد إلعزيز", "عبد ألله", "العبد أللطيف", "وعبد آلرحمن", "إبو ظبي", "آبو بكر",
                            "وإبو إلعباس", "نصر ألله", "حزب إلله", "صلاح ألدين", "علأء إلدين"}) {
    std::string joined = apart;
    std::erase(joined, ' ');
    EXPECT_EQ(words_of(joined), apart);
  }
}

TEST(JoinedNames, LeaveOtherWordsWhole) {
  for (const char* word : {"الله",     "والله",   "بالله",  "تالله",     "فوالله",  "وبالله",    "لله",      "والدين",
                           "الوالدين", "بوالديه", "خالدين", "الدين",     "بالدين",  "عبد",       "عبدالي",   "عبده",
                           "العبدالي", "العبدلي", "العبد",  "والعبدالي", "الأبواب", "وللأبوين",  "أبوة",     "أبواب",
                           "أبوابها",  "أبوه",    "أبويه",  "ابوك",      "عابدين",  "المجاهدين", "الميادين", "جلاله",
                           "ضلاله",    "عبدالا",  "وعبده",  "اللة",      "واللة",   "ألله",      "عبدأ",     "لله",
                           "فلله",     "خلله",    "تحلله",  "ابوابهم",   "يبوح",    "خالدين",    "المخلدين"}) {
    EXPECT_EQ(words_of(word), word);
  }
}

TEST(JoinedNames, ArePartsOfWhatWasTyped) {
  const std::string text = "قال عبـدُالـلهِ.";
  TokenizedText tokenized;
  tokenize(text, tokenized);
  ASSERT_EQ(tokenized.tokens.size(), 3U);
  const auto typed = [&](const RawToken& token) { return text.substr(token.begin, token.end - token.begin); };
  EXPECT_EQ(typed(tokenized.tokens[1]), "عبـدُ");
  EXPECT_EQ(typed(tokenized.tokens[2]), "الـلهِ");
}

TEST(JoinedNames, MayBeAsLongAsAWord) {
  std::string word;
  for (std::size_t i = 0; i < kMaxWordLetters - 4; ++i) word += "ب";
  EXPECT_EQ(words_of(word + "الله"), word + " الله");
  EXPECT_EQ(words_of("ب" + word + "الله").size(), 2 * kMaxWordLetters) << "a longer word is cut";
}

}  // namespace
}  // namespace khabar
