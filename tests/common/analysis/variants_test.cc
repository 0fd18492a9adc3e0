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
  EXPECT_EQ(message_of("أ\tب\nوحيد\n"), "mine.tsv:2: a group of one word");
  EXPECT_EQ(message_of("سان فرانسيسكو\tسانفرانسيسكو"), "mine.tsv:1: 'سان فرانسيسكو' is not one word");
  EXPECT_EQ(message_of("باء\t\tتاء"), "mine.tsv:1: '' is not one word");
  EXPECT_EQ(message_of("باء\tتاء\n# x\nثاء\tتاء"), "mine.tsv:3: 'تاء' stands in line 1 already");
}

TEST(VariantTable, MakesAllFormsOfItsWordsMeet) {
  Analyzer plain;
  Analyzer with{VariantTable{"زغرتا\tزغرطا", "mine.tsv"}};
  EXPECT_NE(lemma(plain, "زغرتا"), lemma(plain, "زغرطا"));
  EXPECT_EQ(lemma(with, "زغرتا"), lemma(with, "زغرطا"));
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
