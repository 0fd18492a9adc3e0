// From a normalized word to its terms: the lexicon's readings are weighed, the best one stands; a word that the lexicon
// does not know is stemmed lightly and carefully.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/analysis/lexicon.h"

namespace khabar {

// What each part of a reading costs; the cheapest reading wins. Set by hand, from the pairs in tests/data/ and from the
// kinds of errors on the gold lemmas; not fitted, and not confirmed on lemmas that were held back.
struct ReadingCosts {
  double waw = 1.0;          // و
  double feh = 1.6;          // ف
  double preposition = 1.5;  // ب ل
  double kaf = 2.5;          // ك
  double article = 0.0;      // ال: nothing else begins so
  double seen = 0.5;         // س of the future
  double pronoun = 1.5;
  double feminine = 0.8;
  double dual = 1.6;
  double plural = 0.6;
  double construct = 1.1;  // a plural without its ن: مسؤولو
  double tanwin = 0.4;
  double nisba = 0.6;
  double other = 1.7;
  double verb = 0.4;
  double known = 1.0;  // in the dictionary, but no common word of the news
  double supplement = 2.0;
  double imperative = 3.0;
  double inflected_verb = 0.3;   // any verb form but the lemma itself: أكد is أكد before it is "I toil"
  double short_weak_verb = 0.4;  // a weak last letter lost: يصل is وصل before it is صلى
  double first_person = 0.4;     // I and we hardly write the news
  double mismatch = 1.0;         // a hamza written elsewhere than the dictionary has it
  double short_word = 1.5;       // two letters left, or fewer, and no article
  double final_letter = 1.5;     // ى read as ي, or the other way round
  double final_heh = 3.0;        // ه read as ة
  double cut_pronoun = 2.0;      // ت read as ة, ئ or ؤ as ء: a pronoun was cut off (منطقت, أصدقائ)
};

class WordAnalyzer {
 public:
  WordAnalyzer();

  // `word` is one token of tokenize().
  Word analyze(std::string_view word) const;

  // The cheapest readings of `word`, a dozen at most, cheapest first, as `lemma` or `proclitics+lemma+ending`, with
  // their costs.
  std::vector<std::string> readings(std::string_view word) const;

  // Over everything that decides the terms: lexicon, stop words, rules.
  std::string digest() const;

 private:
  struct Reading;

  double cost(const Analysis& analysis, LettersView word) const;
  Reading best_reading(LettersView word) const;
  Reading settle_final_letter(LettersView word) const;
  Word analyze_letters(const Letters& word) const;
  Letters stem_unknown(LettersView word) const;
  double verb_cost(const Analysis& analysis) const;
  std::optional<Letters> function_verb(LettersView word) const;

  Lexicon lexicon_;
  ReadingCosts costs_;
};

}  // namespace khabar
