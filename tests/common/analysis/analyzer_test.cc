#include "common/analysis/analyzer.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/word_pairs.h"

namespace khabar {
namespace {

class AnalyzerTest : public ::testing::Test {
 protected:
  const Word& word(std::string_view text) { return *analyzer_.analyze(text).at(0).word; }
  std::string lemma(std::string_view text) { return word(text).lemma; }

  Analyzer analyzer_;
};

TEST_F(AnalyzerTest, LetsTheFormsOfAWordMeet) {
  const auto pairs = testing::read_word_pairs("words_that_meet.tsv");
  EXPECT_GE(pairs.size(), 400U);
  for (const testing::WordPair& pair : pairs) {
    EXPECT_EQ(lemma(pair.first), lemma(pair.second))
        << "line " << pair.line << ": " << pair.first << ' ' << pair.second;
  }
}

TEST_F(AnalyzerTest, KeepsDifferentWordsApartAsLemmasAndAsExactForms) {
  const auto pairs = testing::read_word_pairs("words_that_stay_apart.tsv");
  EXPECT_GE(pairs.size(), 200U);
  for (const testing::WordPair& pair : pairs) {
    EXPECT_NE(lemma(pair.first), lemma(pair.second))
        << "line " << pair.line << ": " << pair.first << ' ' << pair.second;
    const std::string exact = word(pair.first).exact;
    EXPECT_NE(exact, word(pair.second).exact) << "line " << pair.line << ": " << pair.first << ' ' << pair.second;
  }
}

TEST_F(AnalyzerTest, SettlesTheLastLetterOfTheExactFormByTheLexicon) {
  EXPECT_EQ(word("فى").exact, "في");
  EXPECT_EQ(word("على").exact, "على");
  EXPECT_EQ(word("علي").exact, "علي");
  EXPECT_EQ(word("القمه").exact, "القمة");
  EXPECT_EQ(word("الإِسلامُ").exact, "الاسلام");
}

TEST_F(AnalyzerTest, TakesOnlyTheArticleAndAndOffAnUnknownWord) {
  EXPECT_EQ(lemma("الزرغطش"), "زرغطش");
  EXPECT_EQ(lemma("والزرغطش"), "زرغطش");
  EXPECT_EQ(lemma("وزرغطش"), "زرغطش");
  EXPECT_EQ(lemma("بزرغطش"), "بزرغطش");
  EXPECT_EQ(lemma("زرغطشها"), "زرغطشها");
}

TEST_F(AnalyzerTest, MakesANisbaALemmaOfItsOwnWithItsPlaceBesideIt) {
  EXPECT_EQ(lemma("الفرنسيون"), "فرنسي");
  EXPECT_EQ(word("فرنسية").broad, "فرنسا");
  EXPECT_EQ(word("فرنسا").broad, "");
  EXPECT_NE(lemma("فرنسا"), lemma("فرنسية"));
}

TEST_F(AnalyzerTest, KnowsFunctionWordsWithTheirClitics) {
  for (const std::string stop : {"في", "فى", "من", "وفي", "فيها", "كانت", "الذي", "the"}) {
    EXPECT_TRUE(word(stop).stop) << stop;
  }
  for (const std::string content : {"غير", "علي", "الهجرة", "ضد", "وزير"}) EXPECT_FALSE(word(content).stop) << content;
}

TEST_F(AnalyzerTest, GivesFunctionWordsAsTheyStandAndTheirVerbsAsLemmas) {
  EXPECT_EQ(lemma("هنا"), "هنا");
  EXPECT_EQ(lemma("كنت"), "كان");
  EXPECT_EQ(lemma("يكن"), "كان");
}

TEST_F(AnalyzerTest, NumbersPositionsWithoutGapsAndPointsToTheOriginal) {
  const std::string text = "«الهِجْرَة» غير الشرعيّة.";
  const auto& tokens = analyzer_.analyze(text);
  ASSERT_EQ(tokens.size(), 3U);
  for (std::size_t i = 0; i < tokens.size(); ++i) EXPECT_EQ(tokens[i].position, i);
  EXPECT_EQ(text.substr(tokens[0].begin, tokens[0].end - tokens[0].begin), "الهِجْرَة");
  EXPECT_EQ(tokens[0].word->lemma, "هجرة");
}

TEST_F(AnalyzerTest, AnswersTheSameFromItsCacheAndFromAnotherAnalyzer) {
  const std::string text = "أعلن وزير الداخلية الفرنسي أن قوارب المهاجرين غرقت";
  std::vector<Word> first;
  for (const Token& token : analyzer_.analyze(text)) first.push_back(*token.word);
  Analyzer other;
  for (Analyzer* analyzer : {&analyzer_, &other}) {
    std::size_t i = 0;
    for (const Token& token : analyzer->analyze(text)) {
      EXPECT_EQ(token.word->lemma, first.at(i).lemma);
      EXPECT_EQ(token.word->exact, first.at(i).exact);
      ++i;
    }
  }
  EXPECT_EQ(analyzer_.fingerprint(), other.fingerprint());
  EXPECT_EQ(analyzer_.fingerprint().size(), 32U);
}

TEST_F(AnalyzerTest, SurvivesWordsThatAreNoWords) {
  for (const std::string text :
       {"ا", "و", "ال", "وال", "لل", "ء", "ىىىى", "ةةة", "ووووووووووو", "ههههه", "ـ", "12", "a"}) {
    for (const Token& token : analyzer_.analyze(text)) EXPECT_FALSE(token.word->lemma.empty()) << text;
  }
}

TEST_F(AnalyzerTest, ExplainsEachStep) {
  const auto words = analyzer_.explain("للهِجرة");
  ASSERT_EQ(words.size(), 1U);
  std::string steps;
  for (const AnalysisStep& step : words[0]) steps += step.name + '=' + step.result + ';';
  EXPECT_NE(steps.find("normalized=للهجرة;"), std::string::npos) << steps;
  EXPECT_NE(steps.find("lemma=هجرة;"), std::string::npos) << steps;
}

}  // namespace
}  // namespace khabar
