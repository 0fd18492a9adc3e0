// From a normalized word to its terms: the lexicon's readings are weighed, the best one stands; a word that the lexicon
// does not know is stemmed lightly and carefully.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/lexicon/lexicon.h"

namespace khabar {

class WordAnalyzer {
 public:
  WordAnalyzer();

  // `word` is one token of tokenize().
  Word analyze(std::string_view word) const;

  // The cheapest readings of `word`, a dozen at most, cheapest first, as `lemma` or `proclitics+lemma+ending`, with
  // their costs. Of readings that are kin (معلومة and معلوم + ة) only the likeliest is one.
  std::vector<std::string> readings(std::string_view word) const;

  // What a reading of a word costs, but for the rarity of its lemma.
  struct Candidate {
    std::string lemma;  // whose rarity it is, as the lexicon spells it
    lexicon_format::Kind kind;
    lexicon_format::Rank rank;
    int cost;
  };

  // All between which the rarity of their lemmas decides, for who counts lemmas.
  std::vector<Candidate> candidates(std::string_view word) const;

  // Whether the dictionary or a table that was written by hand reads `word`: for who learns names from news.
  bool is_listed(std::string_view word) const;

  // Over everything that decides the terms: lexicon, stop words, rules.
  std::string digest() const;

 private:
  struct Reading;
  struct Weighed;

  std::vector<Weighed> weigh(LettersView word) const;
  Reading listed_reading(LettersView word) const;
  Reading best_reading(LettersView word) const;
  Reading settle_final_letter(LettersView word) const;
  Word analyze_letters(const Letters& word) const;
  Letters exact_form(const Letters& spelled, const Reading& reading) const;
  bool is_common_verb(LettersView word) const;
  std::optional<Letters> function_base(LettersView word) const;

  Lexicon lexicon_;
};

}  // namespace khabar
