#include "common/lexicon/lexicon.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace khabar {
namespace {

// The readings of `word` as lemmas.
std::vector<std::string> lemmas(std::string_view word) {
  const Lexicon lexicon;
  std::vector<Analysis> analyses;
  lexicon.analyze(to_letters(word).value(), analyses);
  std::vector<std::string> all;
  for (const Analysis& analysis : analyses) all.push_back(to_utf8(analysis.lemma));
  return all;
}

bool reads_as(std::string_view word, std::string_view lemma) {
  const auto all = lemmas(word);
  return std::find(all.begin(), all.end(), lemma) != all.end();
}

struct ReadingCase {
  std::string_view word;
  std::string_view lemma;
};

TEST(Lexicon, ReadsProcliticsWhereTheAffixRulesAllowThem) {
  for (const ReadingCase& c :
       {ReadingCase{"والوزير", "وزير"}, ReadingCase{"للوزير", "وزير"}, ReadingCase{"للغة", "لغة"},
        ReadingCase{"وبالهجرة", "هجرة"}, ReadingCase{"كالأسد", "أسد"}, ReadingCase{"سيعلن", "أعلن"},
        ReadingCase{"ولرئيس", "رئيس"}}) {
    EXPECT_TRUE(reads_as(c.word, c.lemma)) << c.word;
  }
}

TEST(Lexicon, ReadsEndingsAndTheLettersThatChangeBeforeThem) {
  for (const ReadingCase& c :
       {ReadingCase{"مدينتهم", "مدينة"}, ReadingCase{"مستشفاه", "مستشفى"}, ReadingCase{"شتاؤهم", "شتاء"},
        ReadingCase{"شتائهم", "شتاء"}, ReadingCase{"دولتان", "دولة"}, ReadingCase{"مهندسون", "مهندس"},
        ReadingCase{"انتخابات", "انتخاب"}, ReadingCase{"كتابا", "كتاب"}}) {
    EXPECT_TRUE(reads_as(c.word, c.lemma)) << c.word;
  }
}

TEST(Lexicon, RefusesWhatTheRulesForbid) {
  EXPECT_FALSE(reads_as("اليكتب", "كتب")) << "an article before a verb";
  EXPECT_FALSE(reads_as("الكتابهم", "كتاب")) << "an article and a pronoun";
  EXPECT_FALSE(reads_as("سالوزير", "وزير")) << "the future before a noun";
  EXPECT_TRUE(lemmas("زرغطش").empty());
}

TEST(Lexicon, ReadsABareAlefAsAnyAlef) {
  EXPECT_TRUE(reads_as("اعلان", "إعلان"));
  EXPECT_TRUE(reads_as("الاسلام", "إسلام"));
  EXPECT_TRUE(reads_as("ايران", "إيران"));
}

TEST(Lexicon, GivesSingularsForBrokenPluralsAndPreferredSpellingsForVariants) {
  EXPECT_TRUE(reads_as("قوارب", "قارب"));
  EXPECT_TRUE(reads_as("الوزراء", "وزير"));
  EXPECT_TRUE(reads_as("مسئول", "مسؤول"));
}

TEST(Lexicon, AnswersForAnyLength) {
  EXPECT_TRUE(lemmas("زززززززززززززززززززززززززززززززززززززززززززززززززززززززززززززززززززززززز").empty());
  const Lexicon lexicon;
  std::vector<Analysis> analyses;
  lexicon.analyze({}, analyses);
  EXPECT_TRUE(analyses.empty());
  lexicon.analyze(to_letters("و").value(), analyses);
}

TEST(Letters, AreOneByteEachAndComeBackAsTheyWere) {
  EXPECT_EQ(to_letters("الهجرة")->size(), 6U);
  EXPECT_EQ(to_utf8(*to_letters("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي")), "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي");
  EXPECT_EQ(to_letters("bbc"), std::nullopt);
  EXPECT_EQ(to_letters("هِجرة"), std::nullopt);
  EXPECT_EQ(to_utf8(fold_alefs(*to_letters("آأإا"))), "اااا");
}

}  // namespace
}  // namespace khabar
