// Tree of a query -> Xapian::Query.
//
// In a list, words that are no stop words are required (`all`) or one of them is (`any`); stop words only add weight,
// unless there is nothing else. The exact form and the title add weight, never a hit. Filters of the same field are
// alternatives, filters of different fields must all hold.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/index/collection.h"
#include "searcher/query/filter_terms.h"
#include "searcher/query/match_terms.h"
#include "searcher/query/query_tree.h"
#include "searcher/rank/bag_scorer.h"
#include "searcher/rank/exact_scorer.h"

namespace khabar {

enum class Match { kAll, kAny };

// A query of more words and filters is refused: scoring ten thousand words would hold up a machine for a question
// nobody asks.
inline constexpr std::size_t kMaxQueryWords = 1000;

// A word of the query, for "no article has the word ...".
struct AskedWord {
  std::string text;  // as typed
  std::string term;
  std::string lemma{};  // of an exact form that is asked for
  std::string exact{};
};

// What one word or phrase of the query asks for, with all that adds to it.
struct QueryPart {
  std::string text;   // as typed
  std::string lemma;  // of a word; empty for a phrase and for an exact form
  Xapian::Query query;
  std::vector<ExactWord> exacts;
};

struct BuiltQuery {
  std::optional<Xapian::Query> hits;  // what an article must match; nothing where the query has neither word nor filter
  Xapian::Query extras;               // what adds weight to hits; may be empty()
  std::vector<ExactWord> exacts;      // exact forms that add weight to hits
  std::vector<BagTerm> bag;           // hits and extras of a tree that is one list of plain words, for `any`
  bool is_bag = false;                // the tree is such a list, made for `any`: hits and extras are what the bag says
  bool relaxable = false;             // made for `all`, and `any` may find more
  MatchTerms terms;
  std::vector<AskedWord> asked;          // words that make hits, each once; those under NOT left out
  std::vector<QueryPart> parts;          // what weighs: words and phrases that are not under NOT
  std::vector<AskedWord> asked_filters;  // `text` names field and value

  // hits and extras as one; needs hits.
  Xapian::Query weighted() const;
};

// Whether no article has it.
bool is_unknown(const AskedWord& word, const Collection& collection);

AskedWord asked_filter(FilterTerms& filters, Field field, const std::string& value);

// Throws Error if the query has more than kMaxQueryWords words and filters. Reads the collection for filters, and
// for phrases where it is a served one.
BuiltQuery build_query(const QueryNode& tree, Match match, const Collection& collection, Analyzer& analyzer);

}  // namespace khabar
