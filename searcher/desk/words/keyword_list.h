// The words that set one set of articles apart from another.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/index/collection.h"
#include "searcher/desk/desk_query.h"
#include "searcher/desk/words/keyness.h"
#include "searcher/desk/words/vocabulary.h"

namespace khabar {

struct KeywordRequest {
  WordUnit unit = WordUnit::kLemma;
  std::uint64_t least = 1;                  // occurrences in both together
  Keyness order = Keyness::kLogLikelihood;  // the highest first; equal ones by code point
  double constant = 1;                      // of simple maths
  std::size_t limit = 100;
};

// One side of the comparison.
struct KeywordSide {
  std::uint64_t occurrences = 0;
  std::uint64_t articles = 0;
  std::string query;  // finds exactly these articles; empty if the query language cannot name the word
};

struct Keyword {
  std::string word;
  KeywordSide here;
  KeywordSide there;
  std::array<double, kKeynessNames.size()> measures{};
};

struct KeywordList {
  std::uint64_t articles = 0;  // of the set
  std::uint64_t words = 0;     // of them, in title and body
  std::uint64_t reference_articles = 0;
  std::uint64_t reference_words = 0;
  std::uint64_t shared = 0;  // articles of both, which count in both
  std::size_t found = 0;     // words of so many occurrences, of which these are the first:
  std::vector<Keyword> keywords;
};

// The articles of `whole` that do not match `query`: the reference of a list of keywords.
DeskQuery all_but(const DeskQuery& query, const DeskQuery& whole = whole_collection());

// No keyword if one of the sets has no word. Throws Damage, and Error for more words than kMostDifferentWords.
KeywordList list_keywords(const Collection& collection, const DeskQuery& query, const DeskQuery& reference,
                          const KeywordRequest& request, Analyzer& analyzer);

}  // namespace khabar
