// Lays the words and tables out as common/lexicon/lexicon_format.h says.
#pragma once

#include <string>
#include <vector>

#include "common/lexicon_compiler/affix_tables.h"

namespace khabar::lexicon_compiler {

struct LexiconWord {
  Letters word;
  Letters lemma;
  Letters broad;
  lexicon_format::FlagSet flags;
  lexicon_format::Kind kind;
  lexicon_format::Rank rank;
  std::uint8_t rarity = lexicon_format::kMostRare;
};

// The bytes of the lexicon. Words that are the same in all respects are laid down once.
std::string lay_out(std::vector<LexiconWord> words, const AffixTables& affixes);

}  // namespace khabar::lexicon_compiler
