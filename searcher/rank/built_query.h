// What a query asks for, once the Analyzer has read its words: one list of terms, each with its role. Xapian's query,
// the bag of words and what is explained are all derived from that list.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "searcher/match/match_terms.h"
#include "searcher/rank/asked_word.h"
#include "searcher/rank/bag_scorer.h"
#include "searcher/rank/exact_scorer.h"
#include "searcher/rank/placement.h"

namespace khabar {

// A query of more words is refused: scoring ten thousand words would hold up a machine for a question nobody asks.
inline constexpr std::size_t kMaxQueryWords = 1000;

// A word or phrase that weighs: one that is not under NOT.
struct QueryPart {
  std::string text;                          // as typed
  std::string lemma;                         // of a word; empty for a phrase and for an exact form
  Xapian::Query phrase;                      // empty() for a word
  std::vector<ExactWord> exacts;             // exact forms that add weight to hits
  std::vector<WordForm> forms{};             // what its wildcards stand for
  std::optional<SideBySide> side_by_side{};  // of all words of a short list, which is a part of its own
  std::vector<PlacedWord> placed{};          // words of a list, whose places are a part of their own
};

// What a term is to its part of the query.
enum class TermRole {
  kTitle,     // the lemma in the title
  kKin,       // a nisba's place, or the nisbas of a place
  kWord,      // the lemma
  kFeedback,  // a lemma of the best articles
};

struct QueryTerm {
  std::string term;
  TermRole role;
  std::size_t part;  // index in BuiltQuery::parts
  double weight;
  Xapian::termcount times;  // that the query has it
  bool makes_hit;           // or adds weight to hits only
};

struct BuiltQuery {
  std::optional<Xapian::Query> hits;  // what an article must match; nothing if the query has neither word nor filter
  std::vector<QueryPart> parts;
  std::vector<QueryTerm> terms;  // by part, then in the order of TermRole
  bool is_bag = false;     // the query is a list of plain words, made for `any`: bag() says the same as weighted()
  bool is_list = false;    // one plain word or more, whatever it is made for
  bool relaxable = false;  // made for `all`, and `any` may find more
  MatchTerms marked;
  std::vector<AskedWord> asked;          // words that make hits, each once; those under NOT left out
  std::vector<AskedWord> asked_filters;  // `text` names field and value
  std::vector<std::string> only_weight;  // words as typed that need not occur
  std::vector<std::string> joined;       // names that were found in several words of the query

  // The terms of a word that make hits; needs one.
  Xapian::Query hits_of(std::size_t part) const;
  // All that a part weighs.
  Xapian::Query weights_of(std::size_t part) const;
  // What adds weight to hits; may be empty().
  Xapian::Query extras() const;
  // hits and extras() as one; needs hits.
  Xapian::Query weighted() const;
  // Needs is_bag.
  std::vector<BagTerm> bag() const;
  std::vector<ExactWord> exacts() const;
  std::optional<SideBySide> side_by_side() const;
  std::vector<PlacedWord> placed() const;
};

}  // namespace khabar
