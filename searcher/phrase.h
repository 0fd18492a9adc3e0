// Phrases, titles and exact forms as Xapian queries: the lemmas find candidates by their postings, the stored sequence
// of words (common/token_sequence.h) decides.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "common/collection.h"
#include "common/field.h"
#include "common/token_sequence.h"

namespace khabar {

struct PhraseWord {
  std::string lemma;
  std::string exact;
};

// Words that stand in sequence: in the title for a title field, with these exact forms for a field of exact forms.
struct Phrase {
  Field field;
  std::vector<PhraseWord> words;  // one or more
};

// Whether an article that has every lemma holds the phrase.
bool holds_phrase(const TokenSequence& tokens, const Phrase& phrase);

// Articles that hold the phrase; weighs its lemmas. It can stand anywhere in a query. Over a served collection the
// candidates are read now, elsewhere when the query runs.
Xapian::Query phrase_query(const Collection& collection, const Phrase& phrase);

}  // namespace khabar
