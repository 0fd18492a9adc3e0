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

// What each part of a reading costs, in tenths: sums of whole numbers tie alike on every machine. The cheapest reading
// wins. Set by hand, from the pairs in tests/data/ and from the kinds of errors on the gold lemmas; not fitted, and not
// confirmed on lemmas that were held back.
struct ReadingCosts {
  int waw = 10;          // و
  int feh = 16;          // ف
  int preposition = 15;  // ب ل
  int kaf = 25;          // ك
  int article = 0;       // ال: nothing else begins so
  int seen = 5;          // س of the future
  int pronoun = 15;
  int feminine = 8;
  int dual = 16;
  int plural = 6;
  int construct = 11;  // a plural without its ن: مسؤولو
  int tanwin = 4;
  int nisba = 6;
  int other = 17;
  int verb = 4;
  int known = 10;  // in the dictionary, but no common word of the news
  int supplement = 20;
  int imperative = 30;
  int inflected_verb = 3;   // any verb form but the lemma itself: أكد is أكد before it is "I toil"
  int short_weak_verb = 4;  // a weak last letter lost: يصل is وصل before it is صلى
  int first_person = 4;     // I and we hardly write the news
  int mismatch = 10;        // a hamza written elsewhere than the dictionary has it
  int short_word = 15;      // two letters left, or fewer, and no article
  int final_letter = 15;    // ى read as ي, or the other way round
  int final_heh = 30;       // ه read as ة
  int cut_pronoun = 20;     // ت read as ة, ئ or ؤ as ء: a pronoun was cut off (منطقت, أصدقائ)
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

  int cost(const Analysis& analysis, LettersView word) const;
  Reading best_reading(LettersView word) const;
  Reading settle_final_letter(LettersView word) const;
  Word analyze_letters(const Letters& word) const;
  Letters exact_form(const Letters& spelled, const Reading& reading) const;
  Letters stem_unknown(LettersView word) const;
  int verb_cost(const Analysis& analysis) const;
  std::optional<Letters> function_verb(LettersView word) const;

  Lexicon lexicon_;
  ReadingCosts costs_;
};

}  // namespace khabar
