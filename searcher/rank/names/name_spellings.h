// Names that are spelled in several ways, with different numbers of words: CNN and سي إن إن by a table of our own, أبو
// ظبي and Abu Dhabi by an archivist's variants.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "common/analysis/analyzer.h"

namespace khabar {

// A word of the query, as far as names are told by it.
struct NameWord {
  std::string lemma;
  std::string folded;  // folded_name() of it as typed
};

NameWord name_word(const Word& word);

// One way to write a name: the words side by side, each any of some lemmas.
using Spelling = std::vector<std::vector<std::string>>;

// How many of `words`, from the first on, are a name that has other spellings; 0 if they are none. The longest counts.
std::size_t spelled_name_length(std::span<const NameWord> words, const Analyzer& analyzer);

// All spellings of the name that `words` are, from the first to the last of them; none if they are no such name.
// Analyses words: what `analyzer` has given before is lost.
std::vector<Spelling> spellings_of_name(std::span<const NameWord> words, Analyzer& analyzer);

}  // namespace khabar
