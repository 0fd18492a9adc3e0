// Phrases as Xapian queries. The only file that knows how positions are stored.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "common/analyzer.h"
#include "common/field.h"

namespace khabar {

struct PhraseWord {
  std::string lemma;
  std::string exact;
};

// Articles (titles, for a title field) in which the lemmas stand in sequence; one word or more.
Xapian::Query lemma_phrase(Field field, const std::vector<PhraseWord>& words);

// Articles in which the exact forms stand in sequence. Only lemmas have positions, so every candidate whose lemmas
// stand in sequence is read and analysed here; the answer is exact and can stand anywhere in a query. For one word
// nothing is read.
Xapian::Query exact_phrase(const Xapian::Database& database, Analyzer& analyzer, Field field,
                           const std::vector<PhraseWord>& words);

}  // namespace khabar
