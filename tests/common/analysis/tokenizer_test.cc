#include "common/analysis/tokenizer.h"

#include <gtest/gtest.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <unordered_set>

#include "common/utf8.h"
#include "tests/support/sanitizers.h"

namespace khabar {
namespace {

std::vector<std::string> words(std::string_view text) {
  TokenizedText tokenized;
  tokenize(text, tokenized);
  std::vector<std::string> all;
  for (const RawToken& token : tokenized.tokens) all.emplace_back(tokenized.word(token));
  return all;
}

std::vector<std::string> originals(std::string_view text) {
  TokenizedText tokenized;
  tokenize(text, tokenized);
  std::vector<std::string> all;
  for (const RawToken& token : tokenized.tokens) all.emplace_back(text.substr(token.begin, token.end - token.begin));
  return all;
}

struct TokenCase {
  std::string_view text;
  std::vector<std::string> expected;
};

void check(const std::vector<TokenCase>& cases) {
  for (const TokenCase& c : cases) EXPECT_EQ(words(c.text), c.expected) << c.text;
}

TEST(Tokenizer, SplitsNothingAtMarksAndInvisibleCharacters) {
  check({{"الهِجْرَةُ", {"الهجرة"}},
         {"محـــمد", {"محمد"}},
         {"ال\u061Cهجرة", {"الهجرة"}},
         {"ال\u200Fهجرة \u202Bمغرب\u202C", {"الهجرة", "مغرب"}},
         {"مي\u200Cخواهم", {"ميخواهم"}},
         {"co\u00ADoperate", {"cooperate"}},
         {"رحمٰن", {"رحمن"}},
         {"\u2068خبر\u2069", {"خبر"}}});
}

TEST(Tokenizer, MapsPersianLettersAndFoldsLatin) {
  check({{"ایران", {"ايران"}},
         {"کرکوک", {"كركوك"}},
         {"گرگان", {"كركان"}},
         {"ڤيتو پاکستان", {"فيتو", "باكستان"}},
         {"ٱلقاهرة", {"القاهرة"}},
         {"Élysée BBC Straße Œuvre", {"elysee", "bbc", "strasse", "oeuvre"}}});
}

TEST(Tokenizer, NormalizesCompatibilityAndComposingCharacters) {
  check({{"ﺍﻟﻬﺠﺮﺓ", {"الهجرة"}},
         {"ﷲ", {"الله"}},
         {"ﻻ", {"لا"}},
         {"ا\u0654حمد", {"أحمد"}},
         {"ا\u0653ثار", {"آثار"}},
         {"e\u0301lan", {"elan"}},
         {"ＡＢＣ１２", {"abc", "12"}}});
}

TEST(Tokenizer, ReadsNumbersOfEveryScript) {
  check({{"١٬٠٠٠ 1,000 1،000 ۱۲۳", {"1000", "1000", "1000", "123"}},
         {"1,234,567", {"1234567"}},
         {"3.5 ٣٫٥ 3,5 106,78", {"3.5", "3.5", "3.5", "106.78"}},
         {"20.1.2025", {"20", "1", "2025"}},
         {"20/01/2025 2025-01-20", {"20", "01", "2025", "2025", "01", "20"}},
         {"10:30", {"10", "30"}},
         {"2015،2016", {"2015", "2016"}},
         {"20 عاما، 5.", {"20", "عاما", "5"}}});
}

TEST(Tokenizer, KeepsAbbreviationsTogetherAndSplitsLongerPieces) {
  check({{"أ.ف.ب قالت", {"أفب", "قالت"}},
         {"U.S. news", {"us", "news"}},
         {"بي.بي.سي", {"بي", "بي", "سي"}},
         {"انتهى.ثم بدأ", {"انتهى", "ثم", "بدأ"}}});
}

TEST(Tokenizer, SplitsScriptsAndDropsProcliticsHungOnThem) {
  check({{"والـbbc", {"bbc"}},
         {"الـ20", {"20"}},
         {"شركةapple", {"شركة", "apple"}},
         {"2018عام", {"2018", "عام"}},
         {"covid19 G20 4G", {"covid", "19", "g20", "4g"}},
         {"iPhone15Pro example.com2", {"iphone15pro", "example.com2"}}});
}

TEST(Tokenizer, ReadsTagsNamesAndAddresses) {
  check({{"#وسم @اسم", {"وسم", "اسم"}},
         {"#جوني_هاليداي", {"جوني", "هاليداي"}},
         {"https://www.example.org/path?q=1 بعد", {"example.org", "بعد"}},
         {"http://example.com:8080/x", {"example.com"}},
         {"www.example.org", {"example.org"}},
         {"bbc.com", {"bbc.com"}},
         {"me@example.org", {"me", "example.org"}}});
}

TEST(Tokenizer, ReadsTheHostOfAUrlLikeTheSameTyped) {
  for (const std::string host :
       {"t.co", "x.com", "a-b.com", "1.2.3", "1.2.3.4", "U.S", "www.www.org", "a.b.c", "me@b.org", "bbc.comوقال", "3.5",
        "1,000", "O'Neil.org", "l'express.fr", "é.fr", "والـbbc", "_a_b"}) {
    EXPECT_EQ(words("http://" + host), words(host)) << host;
    EXPECT_EQ(words("https://" + host + "/x.y?z=1 بعد").size(), words(host).size() + 1) << host;
  }
  check({{"http://bbc.com/aوقال", {"bbc.com", "وقال"}}, {"http:// بعد", {"بعد"}}, {"http://", {}}, {"http:///x", {}}});
}

// Six of seven code points: all are separators alike.
bool has_no_character(char32_t c) {
  const auto type = u_charType(static_cast<UChar32>(c));
  return type == U_UNASSIGNED || type == U_PRIVATE_USE_CHAR;
}

TEST(Tokenizer, MakesWordsThatAreTheirOwnWordsOfAnyCharacter) {
  TokenizedText tokenized;
  TokenizedText again;
  std::unordered_set<std::string> seen;  // most characters separate the same few words
  for (char32_t c = 1; c <= 0x10FFFF; ++c) {
    if (has_no_character(c)) continue;
    std::string character;
    append_code_point(character, c);
    tokenize(character + " a" + character + "b ع" + character + "م 1" + character + "2", tokenized);
    for (const RawToken& token : tokenized.tokens) {
      const std::string word{tokenized.word(token)};
      if (!seen.insert(word).second) continue;
      tokenize(word, again);
      EXPECT_TRUE(again.tokens.size() == 1 && again.word(again.tokens.front()) == word)
          << word << " of U+" << std::hex << static_cast<unsigned>(c);
    }
  }
}

TEST(Tokenizer, LeavesOutElisionsAndPossessives) {
  check({{"l'Algérie d’Alger qu'il", {"algerie", "alger", "il"}},
         {"Apple's", {"apple"}},
         {"O'Neil aujourd'hui", {"oneil", "aujourdhui"}}});
}

TEST(Tokenizer, CutsEndlessWordsAlike) {
  std::string longer;
  for (int i = 0; i < 200; ++i) longer += "س";
  EXPECT_EQ(words(longer), words(longer + "ص"));
  EXPECT_EQ(words(longer).at(0).size(), kMaxWordLetters * 2);
  const std::string digits(kMaxWordLetters, '9');
  EXPECT_EQ(words(digits + ".5"), words(digits));
  EXPECT_EQ(words(digits.substr(1) + ".55").at(0), digits.substr(1) + ".5");
}

TEST(Tokenizer, ReadsWhatACutLeavesAsItself) {
  const std::vector<std::string> parts{
      "f", "ff", "9", "99",         "س",    "سس",  ".",      ",",      "'",      "’",     "'s",
      "-", ":",  "_", "http://",    "www.", "l'",  "\u0301", "\u064E", "\u0640", "٫",     "٬",
      "A", "é",  "ß", "\U00010330", "ﷺ",    "عبد", "الله",   "&",      "ابو",    "الدين", "نور"};
  std::mt19937 random{12};
  for (int round = 0; round < 20'000 / testing::kFewer; ++round) {
    const std::vector<std::string> letters{"f", "9", "س", "\U00010330", "ß"};
    const std::string& letter = letters[random() % letters.size()];
    std::string text;
    for (auto i = 35 + random() % 35; i > 0; --i) text += letter;
    for (auto i = random() % 30; i > 0; --i) text += random() % 2 == 0 ? letter : parts[random() % parts.size()];
    for (const std::string& word : words(text)) {
      EXPECT_EQ(words(word), std::vector{word}) << text;
    }
  }
}

TEST(Tokenizer, KeepsEveryWordShortEnoughForATerm) {
  std::string dots;
  std::string hyphens = "http://example";
  std::string gothic;
  for (int i = 0; i < 300; ++i) {
    dots += "aa.";
    hyphens += "-x";
    gothic += "\U00010330";
  }
  for (const std::string& text : {dots + "bb", hyphens + ".org/", gothic}) {
    for (const std::string& word : words(text)) EXPECT_LE(word.size(), kMaxWordBytes) << text.substr(0, 20);
  }
}

TEST(Tokenizer, MarksACharacterThatIsASentenceOnce) { EXPECT_EQ(originals("قال \uFDFA ثم").size(), 3U); }

TEST(Tokenizer, LooksThroughInvisibleCharactersBehindAFullStop) {
  check({{"أ.\u200Fف.ب", {"أفب"}}, {"3.\u200F5", {"3.5"}}, {"0.5،100", {"0.5", "100"}}});
}

TEST(Tokenizer, EndsAHostWithItsLastLetter) { check({{"http://example.org..", {"example.org"}}}); }

TEST(Tokenizer, FindsNothingInNothing) { check({{"", {}}, {" .,؛؟!…\n", {}}, {"\xFF\xFE\xC0", {}}}); }

TEST(Tokenizer, TakesBrokenBytesForSeparators) { check({{"خبر\xFFعاجل", {"خبر", "عاجل"}}}); }

TEST(Tokenizer, PointsToTheOriginalBytes) {
  EXPECT_EQ(originals("قال: «الهِجْرَةُ»"), (std::vector<std::string>{"قال", "الهِجْرَةُ"}));
  EXPECT_EQ(originals("والـbbc أ.ف.ب"), (std::vector<std::string>{"bbc", "أ.ف.ب"}));
  EXPECT_EQ(originals("قبل ﷲ بعد"), (std::vector<std::string>{"قبل", "ﷲ", "بعد"}));
  EXPECT_EQ(originals("x ا\u0654حمد y"), (std::vector<std::string>{"x", "ا\u0654حمد", "y"}));
}

std::string random_text(std::mt19937& random) {
  static constexpr std::array<std::string_view, 24> kPieces{
      "ا", "ل", "ه", "ج", "ة", "\u064E", "\u0651", "ـ",      "\u200F", "\u061C", " ",    ".",
      "،", "a", "é", "1", "٢", "ﻻ",      "ﷺ",      "\u0654", "_",      "'",      "\xFF", "@"};
  std::uniform_int_distribution<std::size_t> piece(0, kPieces.size() - 1);
  std::string text;
  for (std::size_t i = random() % 30; i > 0; --i) text += kPieces.at(piece(random));
  return text;
}

// Of random pieces, those that NFKC changes and those that are read with what follows them among them.
TEST(Tokenizer, ReadsTheFirstWordsAsItReadsThemAmongAll) {
  constexpr std::array<std::string_view, 24> kPieces{
      "خبر",     " ",      "3", ".",  "5",   "20.1.2025", "٣٫٥",  "1,000", "U.S.",    "أ.ف.ب",    "http://a.org/x ",
      "والـbbc", "\uFDFA", "ﻻ", "５", ".５", "l'",        "d’or", "x's",   "عبدالله", "iphone15", "\u0653",
      "=\u0338", "\n"};
  std::mt19937 random{7};
  TokenizedText all;
  TokenizedText first;
  for (int i = 0; i < 3000; ++i) {
    std::string text;
    for (int piece = 0; piece < 20; ++piece) text += kPieces[random() % kPieces.size()];
    tokenize(text, all);
    const std::size_t most = random() % 12;
    tokenize(text, first, most);
    ASSERT_GE(first.tokens.size(), std::min(most, all.tokens.size())) << text;
    for (std::size_t at = 0; at < std::min(most, all.tokens.size()); ++at) {
      ASSERT_EQ(first.tokens[at].begin, all.tokens[at].begin) << text;
      ASSERT_EQ(first.tokens[at].end, all.tokens[at].end) << text;
      ASSERT_EQ(first.word(first.tokens[at]), all.word(all.tokens[at])) << text;
    }
  }
}

TEST(Tokenizer, GivesOffsetsThatAscendAndLieBetweenCharactersForAnyText) {
  std::mt19937 random(20250120);
  for (int round = 0; round < 5000; ++round) {
    const std::string text = random_text(random);
    TokenizedText tokenized;
    tokenize(text, tokenized);
    std::size_t last = 0;
    for (const RawToken& token : tokenized.tokens) {
      ASSERT_GE(token.begin, last) << text;
      ASSERT_LT(token.begin, token.end) << text;
      ASSERT_LE(token.end, text.size()) << text;
      const auto continues = [&](std::size_t at) { return at < text.size() && (text[at] & '\xC0') == '\x80'; };
      ASSERT_FALSE(continues(token.begin) || continues(token.end)) << text;
      ASSERT_FALSE(tokenized.word(token).empty()) << text;
      last = token.end;
    }
  }
}

}  // namespace
}  // namespace khabar
