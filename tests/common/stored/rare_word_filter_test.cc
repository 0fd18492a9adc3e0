#include "common/stored/rare_word_filter.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "common/stored/compact_word.h"
#include "common/stored/damage.h"

namespace khabar {
namespace {

// Lemmas with a number and with a text, shapes with a code and with a text, texts of over 127 bytes, and spellings.
const std::vector<RareWord>& words_of_all_kinds() {
  static const std::string endless(200, 'z');
  static const std::vector<RareWord> all{{"زغرتاوي", "زغرتاوي", "زغرتاوي"},
                                         {"زغرتاوي", "والزغرتاوي", "والزغرتاوي"},
                                         {"زغرتان", "زغرتان", "زغرتان"},
                                         {"هجرة", "وهجرة", "وهجرة"},
                                         {"هجرة", "لهجراتكن", "لهجراتكن"},
                                         {"أحمد", "احمد", "إحمد"},
                                         {"x", "y", "z"},
                                         {"日本", "日本", "日本"},
                                         {endless, endless, endless},
                                         {"هجرة", endless, endless},
                                         {"امرأة", "نسايهن", "نسائهن"}};
  return all;
}

std::string bytes_of(const RareWord& word) {
  std::string bytes;
  append_rare_word(bytes, word, WordTable{});
  return bytes;
}

std::string bytes_of_all() {
  std::string bytes;
  for (const RareWord& word : words_of_all_kinds()) bytes += bytes_of(word);
  return bytes;
}

StoredRareWord first_word(const std::string& bytes) {
  std::string_view rest = bytes;
  return StoredRareWord::read(rest);
}

std::vector<RareWord> let_through(const RareWordFilter& filter) {
  const std::string bytes = bytes_of_all() + "rest";
  std::vector<RareWord> words;
  const std::string_view rest =
      filter.each(bytes, words_of_all_kinds().size(), [&](std::size_t i, const StoredRareWord& word) {
        words.push_back(word.word(WordTable{}));
        EXPECT_EQ(words.back(), words_of_all_kinds()[i]);
      });
  EXPECT_EQ(rest, "rest");
  return words;
}

TEST(RareWordFilter, LetsNothingThroughThatNobodyAskedFor) { EXPECT_TRUE(let_through(RareWordFilter{}).empty()); }

TEST(RareWordFilter, LetsThroughAllWordsOfALemmaOrAForm) {
  for (const RareWord& wanted : words_of_all_kinds()) {
    const std::string bytes = bytes_of(wanted);
    RareWordFilter of_lemma;
    of_lemma.let_lemma(first_word(bytes));
    RareWordFilter of_form;
    of_form.let_form(first_word(bytes));
    const std::vector<RareWord> by_lemma = let_through(of_lemma);
    const std::vector<RareWord> by_form = let_through(of_form);
    for (const RareWord& word : words_of_all_kinds()) {
      const auto in = [&](const std::vector<RareWord>& words) { return std::ranges::count(words, word) == 1; };
      EXPECT_TRUE(word.lemma != wanted.lemma || in(by_lemma)) << wanted.spelled << ' ' << word.spelled;
      EXPECT_TRUE(word.lemma != wanted.lemma || word.exact != wanted.exact || in(by_form)) << wanted.spelled;
    }
    EXPECT_LT(by_form.size(), 4U) << wanted.spelled << ": most words are told apart";
  }
}

TEST(RareWordFilter, TakesOverWhatAnotherLetsThrough) {
  const std::string first = bytes_of({"x", "y", "z"});
  const std::string second = bytes_of({"هجرة", "وهجرة", "وهجرة"});
  RareWordFilter filter;
  filter.let_form(first_word(first));
  RareWordFilter other;
  other.let_lemma(first_word(second));
  filter.let(other);
  EXPECT_TRUE(filter.lets(first_word(first)));
  EXPECT_TRUE(filter.lets(first_word(second)));
  EXPECT_FALSE(filter.lets(first_word(bytes_of({"日本", "日本", "日本"}))));
}

TEST(RareWordFilter, LetsThroughWhateverLemmaACommonWordHas) {
  for (const unsigned log2_bits : {6U, 14U, 20U}) {
    RareWordFilter filter{log2_bits};
    filter.let_common_lemmas();
    std::vector<RareWord> common = words_of_all_kinds();
    std::erase_if(common, [](const RareWord& word) { return !first_word(bytes_of(word)).common_lemma(); });
    ASSERT_GE(common.size(), 4U);
    EXPECT_EQ(let_through(filter), common);
    RareWordFilter other{log2_bits};
    other.let(filter);
    EXPECT_EQ(let_through(other), common);
  }
}

TEST(RareWordFilter, ReadsByLengthsWhatAStepByStepReadingGives) {
  for (const RareWord& word : words_of_all_kinds()) {
    const std::string bytes = bytes_of(word) + "behind it";
    std::string_view by_lengths = bytes;
    const PlainRareWord plain = PlainRareWord::of(by_lengths);
    EXPECT_EQ(plain.size > 0, word.spelled.size() < 128) << word.spelled;
    const StoredRareWord quick = StoredRareWord::read(by_lengths, plain);
    std::string_view step_by_step = bytes;
    const StoredRareWord slow = StoredRareWord::read(step_by_step, PlainRareWord{});
    EXPECT_EQ(by_lengths, "behind it");
    EXPECT_EQ(step_by_step, "behind it");
    EXPECT_EQ(quick.bytes(), slow.bytes());
    EXPECT_EQ(quick.form_bytes(), slow.form_bytes());
    EXPECT_EQ(quick.lemma_bytes(), slow.lemma_bytes());
    EXPECT_EQ(quick.common_lemma(), slow.common_lemma());
    EXPECT_EQ(quick.word(WordTable{}), word);
    EXPECT_TRUE(RarePattern(word, WordTable{}).is(quick));
  }
}

TEST(RareWordFilter, IsDamagedWhereverTheWordsAreCut) {
  const std::string bytes = bytes_of_all();
  RareWordFilter filter;
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    const std::string_view cut = std::string_view(bytes).substr(0, size);
    EXPECT_THROW(filter.each(cut, words_of_all_kinds().size(), [](std::size_t, const StoredRareWord&) {}), Damage)
        << size;
  }
}

}  // namespace
}  // namespace khabar
