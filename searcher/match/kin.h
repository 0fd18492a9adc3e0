// The words that belong to a word: a place and its nisbas.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "common/analysis/analyzer.h"

namespace khabar {

// The lemma of `word` itself first; then its place, if it is a nisba, and the nisbas of that place, or of itself, that
// `database` has. Reads the lemmas of the database that begin as the place does.
std::vector<std::string> kin_lemmas(const Word& word, const Xapian::Database& database, Analyzer& analyzer);

}  // namespace khabar
