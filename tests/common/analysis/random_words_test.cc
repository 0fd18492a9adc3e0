// What must hold of any word, tried on words that look like Arabic.
#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>

#include "common/analysis/word_analyzer.h"

namespace khabar {
namespace {

class RandomWords {
 public:
  std::string next() {
    std::string word{pick(kBefore)};
    for (auto i = 1 + random_() % 5; i > 0; --i) word += pick(kLetters);
    return word + std::string{pick(kBehind)};
  }

 private:
  static constexpr std::array<std::string_view, 16> kBefore{"",   "",    "",   "و",  "ف", "ب",  "ل",  "ك",
                                                            "ال", "وال", "لل", "لا", "س", "وب", "أل", "وو"};
  static constexpr std::array<std::string_view, 20> kLetters{"ا", "أ", "إ", "آ", "ب", "ت", "ج", "د", "ر", "س",
                                                             "ع", "ق", "ل", "م", "ن", "ه", "و", "ي", "ى", "ء"};
  static constexpr std::array<std::string_view, 16> kBehind{"",   "",   "ة",  "ه",  "ها",  "هم", "نا", "ات",
                                                            "ون", "ين", "ان", "ية", "يات", "ىء", "يء", "وا"};

  template <std::size_t kSize>
  std::string_view pick(const std::array<std::string_view, kSize>& pieces) {
    return pieces[random_() % kSize];
  }

  std::mt19937 random_{15};
};

TEST(RandomWords, HaveAnExactFormThatIsItsOwn) {
  const WordAnalyzer analyzer;
  RandomWords words;
  for (int round = 0; round < 20'000; ++round) {
    const std::string word = words.next();
    const std::string exact = analyzer.analyze(word).exact;
    ASSERT_EQ(analyzer.analyze(exact).exact, exact) << word;
  }
}

TEST(RandomWords, HaveALemmaAndTheSameEachTime) {
  const WordAnalyzer analyzer;
  RandomWords words;
  for (int round = 0; round < 20'000; ++round) {
    const std::string word = words.next();
    const Word read = analyzer.analyze(word);
    ASSERT_FALSE(read.lemma.empty()) << word;
    ASSERT_EQ(WordAnalyzer().analyze(word).lemma, read.lemma) << word;
  }
}

}  // namespace
}  // namespace khabar
