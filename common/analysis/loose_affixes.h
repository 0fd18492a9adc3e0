// Affixes that news puts on words which the dictionary does not let have them: تشنها, عطلات, بدأوا.
#pragma once

#include <vector>

#include "common/letters/letters.h"
#include "common/lexicon/lexicon_format.h"

namespace khabar {

// A word without such affixes, if `rest` is a word of that kind.
struct LooseCut {
  Letters rest;
  lexicon_format::Kind kind;
  int cost;            // of the affixes, in the tenths of ReadingCosts
  std::size_t before;  // letters of the word that the affixes take
  std::size_t behind;
};

// All ways to take them off a word, at least one affix each.
std::vector<LooseCut> loose_cuts(LettersView word);

}  // namespace khabar
