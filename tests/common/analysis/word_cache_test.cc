#include "common/analysis/word_cache.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <utility>

namespace khabar {
namespace {

constexpr std::size_t kGeneration = 10;

class WordCacheTest : public ::testing::Test {
 protected:
  const Word& look_up(const std::string& text, const std::string& lemma, const std::string& exact) {
    const Word* const known = cache_.find(text);
    if (known != nullptr) return *known;
    Word made;
    made.lemma = lemma;
    made.exact = exact;
    return cache_.add(text, std::move(made));
  }

  // As many other words as fill a generation, each a text of its own.
  void fill_generation() {
    for (std::size_t i = 0; i < kGeneration; ++i) {
      const std::string word = "كلمة" + std::to_string(next_++);
      look_up(word, word, word);
      cache_.age();
    }
  }

  WordCache cache_{kGeneration};
  int next_ = 0;
};

TEST_F(WordCacheTest, KnowsWhatWasAdded) {
  EXPECT_EQ(cache_.find("الهجرة"), nullptr);
  const Word& word = look_up("الهجرة", "هجرة", "الهجرة");
  EXPECT_EQ(cache_.find("الهجرة"), &word);
  EXPECT_EQ(word.lemma, "هجرة");
  EXPECT_EQ(cache_.find("هجرة"), nullptr);
}

TEST_F(WordCacheTest, ForgetsAWordThatTwoGenerationsDidNotUse) {
  look_up("الهجرة", "هجرة", "الهجرة");
  fill_generation();
  fill_generation();
  EXPECT_EQ(cache_.find("الهجرة"), nullptr);
}

TEST_F(WordCacheTest, KeepsAWordThatEachGenerationUses) {
  look_up("الهجرة", "هجرة", "الهجرة");
  for (int generation = 0; generation < 5; ++generation) {
    fill_generation();
    ASSERT_NE(cache_.find("الهجرة"), nullptr) << "generation " << generation;
  }
}

TEST_F(WordCacheTest, LeavesAllWordsOfATextWhereTheyAre) {
  std::map<std::string, const Word*> words;
  look_up("الهجرة", "هجرة", "الهجرة");
  fill_generation();
  words["الهجرة"] = cache_.find("الهجرة");
  for (int i = 0; i < 1000; ++i) {
    const std::string text = "خبر" + std::to_string(i);
    words[text] = &look_up(text, text, text);
  }
  for (const auto& [text, word] : words) {
    EXPECT_EQ(cache_.find(text), word) << text;
    EXPECT_EQ(word->exact, text);
  }
}

TEST_F(WordCacheTest, GivesSpellingsOfAFormTheSameNumber) {
  const std::uint32_t plain = look_up("ايمان", "ايمان", "ايمان").form;
  EXPECT_EQ(look_up("إيمان", "ايمان", "ايمان").form, plain);
  EXPECT_NE(look_up("بإيمان", "ايمان", "بايمان").form, plain);
  EXPECT_NE(look_up("إيمان2", "ايم", "ايمان").form, plain);
}

TEST_F(WordCacheTest, TellsWhereALemmaEndsAndAFormBegins) {
  EXPECT_NE(look_up("ا", "كت", "اب").form, look_up("ب", "كتا", "ب").form);
}

TEST_F(WordCacheTest, KeepsTheNumberOfAFormWhileASpellingIsKnown) {
  const std::uint32_t form = look_up("إيمان", "ايمان", "ايمان").form;
  for (int generation = 0; generation < 5; ++generation) {
    fill_generation();
    EXPECT_EQ(look_up("إيمان", "ايمان", "ايمان").form, form) << "generation " << generation;
  }
  EXPECT_EQ(look_up("ايمان", "ايمان", "ايمان").form, form);
}

TEST_F(WordCacheTest, FindsTheNumberOfAFormWhoseSpellingIsOld) {
  const std::uint32_t form = look_up("إيمان", "ايمان", "ايمان").form;
  fill_generation();
  EXPECT_EQ(look_up("ايمان", "ايمان", "ايمان").form, form);
  EXPECT_EQ(look_up("إيمان", "ايمان", "ايمان").form, form);
}

TEST_F(WordCacheTest, NeverGivesANumberToTwoForms) {
  std::map<std::uint32_t, std::string> given;
  for (int i = 0; i < 200; ++i) {
    const std::string word = "خبر" + std::to_string(i % 70);
    const auto [at, is_new] = given.emplace(look_up(word, word, word).form, word);
    EXPECT_EQ(at->second, word);
    cache_.age();
  }
}

}  // namespace
}  // namespace khabar
