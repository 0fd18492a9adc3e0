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

#include "common/analyzer.h"
#include "searcher/match_terms.h"
#include "searcher/query_tree.h"

namespace khabar {

enum class Match { kAll, kAny };

// A query of more words is refused: scoring ten thousand words would hold up a machine for a question nobody asks.
inline constexpr std::size_t kMaxQueryWords = 1000;

// A word of the query, for "no article has the word ...".
struct AskedWord {
  std::string text;  // as typed
  std::string term;
};

// What one word or phrase of the query asks for, with all that adds to it.
struct QueryPart {
  std::string text;   // as typed
  std::string lemma;  // of a word; empty for a phrase and for an exact form
  Xapian::Query query;
};

struct BuiltQuery {
  std::optional<Xapian::Query> hits;  // what an article must match; nothing where the query has neither word nor filter
  Xapian::Query extras;               // what adds weight to hits; may be empty()
  bool relaxable = false;             // made for `all`, and `any` may find more
  MatchTerms terms;
  std::vector<AskedWord> asked;          // words that make hits, each once; those under NOT left out
  std::vector<QueryPart> parts;          // what weighs: words and phrases that are not under NOT
  std::vector<AskedWord> asked_filters;  // `text` names field and value

  // hits and extras as one; needs hits.
  Xapian::Query weighted() const;
};

AskedWord asked_filter(const Xapian::Database& database, Field field, const std::string& value);

// Throws Error where the query has more than kMaxQueryWords words. Reads `database` for exact phrases and filters.
BuiltQuery build_query(const QueryNode& tree, Match match, const Xapian::Database& database, Analyzer& analyzer);

}  // namespace khabar
