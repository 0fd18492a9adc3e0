// Phrases, titles and exact forms as Xapian queries: the lemmas find candidates by their postings, the stored sequence
// of words (common/index/token_sequence.h) decides.
#pragma once

#include <xapian.h>

#include <vector>

#include "common/index/collection.h"
#include "common/index/token_sequence.h"
#include "searcher/match/match_terms.h"

namespace khabar {

// Looks for a phrase in one article after another. Not for two threads at once.
class PhraseMatcher {
 public:
  explicit PhraseMatcher(const Phrase& phrase);

  // For an article that has every lemma.
  bool stands_in(const TokenSequence& tokens);

 private:
  bool stands_in(const TokenSequence& tokens, WordRange range) const;
  bool stands_at(const TokenSequence& tokens, std::size_t begin) const;

  std::vector<WordPattern> words_;
  bool in_title_;
  std::vector<WordCodes> codes_;  // of the article at hand
};

// Articles that hold the phrase; weighs its lemmas. It can stand anywhere in a query. Over a served collection the
// candidates are read now, elsewhere when the query runs.
Xapian::Query phrase_query(const Collection& collection, const Phrase& phrase);

}  // namespace khabar
