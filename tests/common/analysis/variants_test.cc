#include "common/analysis/variants.h"

#include <gtest/gtest.h>

#include "common/analysis/analyzer.h"
#include "common/program/error.h"

namespace khabar {
namespace {

std::string lemma(Analyzer& analyzer, std::string_view word) { return analyzer.analyze(word).at(0).word->lemma; }

std::string message_of(const std::string& table) {
  try {
    const VariantTable read(table, "mine.tsv");
    return "no error";
  } catch (const Error& error) {
    return error.what();
  }
}

TEST(VariantTable, ReadsGroupsAndLeavesOutCommentsAndEmptyLines) {
  const VariantTable table("# names\n\nخارطوم\tخرطوم\r\nشتوتغارت\tشتوتجارت\tشتوتكارت", "mine.tsv");
  ASSERT_EQ(table.groups().size(), 2U);
  EXPECT_EQ(table.groups()[0], (std::vector<std::string>{"خارطوم", "خرطوم"}));
  EXPECT_EQ(table.groups()[1].size(), 3U);
}

TEST(VariantTable, NamesPathAndLineOfWhatIsNoGroup) {
  EXPECT_EQ(message_of("أ\tب\nوحيد\n"), "mine.tsv:2: a group of one spelling");
  EXPECT_EQ(message_of("أبو ظبي\n"), "mine.tsv:1: a group of one spelling");
  EXPECT_EQ(message_of("باء\t\tتاء"), "mine.tsv:1: '' has no word");
  EXPECT_EQ(message_of("باء\t…\n"), "mine.tsv:1: '…' has no word");
  EXPECT_EQ(message_of("باء\ta b c d e f g h"), "no error");
  EXPECT_EQ(message_of("باء\ta b c d e f g h i"), "mine.tsv:1: 'a b c d e f g h i' has more than 8 words");
  EXPECT_EQ(message_of("أبو ظبي\tAUH\nظبي\tأبوظبي"), "mine.tsv:2: 'أبو ظبي' stands in line 1 already");
  EXPECT_EQ(message_of("باء\tتاء\n# x\nثاء\tتاء"), "mine.tsv:3: 'تاء' stands in line 1 already");
}

TEST(VariantTable, MakesAllFormsOfItsWordsMeet) {
  Analyzer plain;
  Analyzer with{VariantTable{"زغرتا\tزغرطا", "mine.tsv"}};
  EXPECT_NE(lemma(plain, "زغرتا"), lemma(plain, "زغرطا"));
  EXPECT_EQ(lemma(with, "زغرتا"), lemma(with, "زغرطا"));
}

TEST(VariantTable, TakesNamesOfSeveralWords) {
  const VariantTable table("عبد  الله\tعبدالله\nأبوظبي\tAbu Dhabi\tAUH", "mine.tsv");
  ASSERT_EQ(table.groups().size(), 2U);
  EXPECT_EQ(table.groups()[0], (std::vector<std::string>{"عبد الله", "عبد الله"})) << "as the tokenizer cuts them";
  EXPECT_EQ(table.groups()[1], (std::vector<std::string>{"أبو ظبي", "abu dhabi", "auh"}));
}

TEST(VariantTable, KnowsRowsOfWordsByTheirLemmas) {
  Analyzer analyzer{VariantTable{"أبوظبي\tAbu Dhabi\tAUH\nAbu\tأب\nزغرتا\tزغرطا\tzgharta north", "mine.tsv"}};
  const auto found = [&](std::string_view text) {
    std::vector<std::string> lemmas;
    for (const Token& token : analyzer.analyze(text)) lemmas.push_back(token.word->lemma);
    const VariantRows::Found row = analyzer.variant_rows().longest(lemmas);
    return std::pair{row.length, row.spellings == nullptr ? 0 : row.spellings->size()};
  };
  using Found = std::pair<std::size_t, std::size_t>;
  EXPECT_EQ(found("وأبو ظبي عاصمة"), (Found{2, 3}));
  EXPECT_EQ(found("أبوظبي"), (Found{2, 3}));
  EXPECT_EQ(found("Abu Dhabi"), (Found{2, 3})) << "its first word has a variant of its own";
  EXPECT_EQ(found("auh"), (Found{1, 3}));
  EXPECT_EQ(found("زغرطا"), (Found{1, 2})) << "words by themselves are one lemma";
  EXPECT_EQ(found("Zgharta"), (Found{0, 0}));
  EXPECT_EQ(found(""), (Found{0, 0}));
  EXPECT_TRUE(Analyzer{VariantTable("زغرتا\tزغرطا", "mine.tsv")}.variant_rows().empty());
}

TEST(VariantTable, LeavesTheTermsOfNamesAsTheyAre) {
  Analyzer plain;
  Analyzer with{VariantTable{"أبوظبي\tAbu Dhabi\tAUH", "mine.tsv"}};
  for (const char* word : {"أبو", "ظبي", "Abu", "Dhabi", "AUH"}) EXPECT_EQ(lemma(plain, word), lemma(with, word));
  EXPECT_NE(plain.fingerprint(), with.fingerprint());
}

TEST(VariantTable, IsPartOfTheFingerprint) {
  const Analyzer plain;
  EXPECT_EQ(plain.fingerprint(), Analyzer{VariantTable{}}.fingerprint());
  const Analyzer one{VariantTable{"زغرتا\tزغرطا", "a.tsv"}};
  const Analyzer same{VariantTable{"زغرتا\tزغرطا", "b.tsv"}};
  const Analyzer other{VariantTable{"زغرتا\tزغرته", "a.tsv"}};
  EXPECT_NE(plain.fingerprint(), one.fingerprint());
  EXPECT_EQ(one.fingerprint(), same.fingerprint());
  EXPECT_NE(one.fingerprint(), other.fingerprint());
}

}  // namespace
}  // namespace khabar
