#include "common/lexicon/word_table.h"

#include <gtest/gtest.h>

#include "common/analysis/word_analyzer.h"

namespace khabar {
namespace {

TEST(WordTable, NumbersAscendByLemmaFormAndSpelling) {
  const WordTable table;
  ASSERT_GT(table.size(), 60'000U);
  ASSERT_LE(table.size(), kMostCommonWords);
  for (std::size_t number = 1; number < table.size(); ++number) {
    ASSERT_LT(table[number - 1], table[number]) << number;
  }
}

TEST(WordTable, HoldsWhatTheAnalyzerMakesOfItsWords) {
  const WordTable table;
  const WordAnalyzer analyzer;
  for (std::size_t number = 0; number < table.size(); number += 97) {
    const CommonWord word = table[number];
    const Word made = analyzer.analyze(word.spelled);
    EXPECT_EQ(word, (CommonWord{made.lemma, made.exact, word.spelled}));
  }
}

TEST(WordTable, FindsEachOfItsWords) {
  const WordTable table;
  for (std::size_t number = 0; number < table.size(); number += 97) {
    const CommonWord word = table[number];
    EXPECT_EQ(table.number(word), number);
    EXPECT_TRUE(table.exact(word.lemma, word.exact).contains(static_cast<std::uint32_t>(number)));
    const NumberRange lemma = table.lemma(word.lemma);
    EXPECT_TRUE(lemma.contains(static_cast<std::uint32_t>(number)));
    EXPECT_EQ(table[lemma.begin].lemma, word.lemma);
    EXPECT_EQ(table[lemma.end - 1].lemma, word.lemma);
    EXPECT_TRUE(lemma.end == table.size() || table[lemma.end].lemma != word.lemma);
  }
}

TEST(WordTable, HasNoNumberForOtherWords) {
  const WordTable table;
  EXPECT_TRUE(table.lemma("زغرتاوية").empty());
  EXPECT_TRUE(table.lemma("").empty());
  EXPECT_TRUE(table.lemma("\xFF").empty());
  EXPECT_TRUE(table.exact("هجرة", "كتاب").empty());
  EXPECT_EQ(table.number({"هجرة", "هجرة", "زغرتاوية"}), std::nullopt);
  EXPECT_NE(table.number({"هجرة", "هجره", "هجرة"}).has_value(), table.number({"هجرة", "هجرة", "هجرة"}).has_value());
}

TEST(WordTable, PutsTheSpellingsOfAFormSideBySide) {
  const WordTable table;
  const NumberRange forms = table.exact("احمد", "احمد");
  std::vector<std::string_view> spellings;
  for (std::uint32_t number = forms.begin; number < forms.end; ++number) spellings.push_back(table[number].spelled);
  EXPECT_EQ(spellings, (std::vector<std::string_view>{"أحمد", "احمد"}));
}

}  // namespace
}  // namespace khabar
