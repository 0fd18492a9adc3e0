// Runs of words that occur again and again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/index/collection.h"
#include "searcher/desk/desk_query.h"
#include "searcher/desk/words/vocabulary.h"

namespace khabar {

inline constexpr std::size_t kShortestNgram = 2;
inline constexpr std::size_t kLongestNgram = 5;

// More would take more than 256 MB. Chosen, not tuned.
inline constexpr std::size_t kMostNgrams = 1'000'000;

struct NgramRequest {
  std::size_t size = 2;  // words of a run, from kShortestNgram to kLongestNgram
  WordUnit unit = WordUnit::kForm;
  std::uint64_t least = 5;  // occurrences
  std::size_t limit = 100;
};

struct Ngram {
  std::string words;  // with single spaces between them
  std::uint64_t occurrences = 0;
  std::uint64_t articles = 0;
  std::string query;  // a phrase that finds exactly these articles; empty if the query language cannot name a word
};

struct NgramList {
  std::uint64_t articles = 0;  // of the set
  std::uint64_t runs = 0;      // of so many words in them
  std::size_t found = 0;       // different ones of so many occurrences, of which these are the first:
  std::vector<Ngram> ngrams;   // the most occurrences first; equal ones by code point
};

// A run stands within a title or a body and may reach over the end of a sentence, as a phrase may; runs may overlap. A
// title that is the body's beginning counts once. Reads the articles twice, so that runs that are too rare take no
// memory. Throws Damage, and Error for more than kMostNgrams or more words than kMostDifferentWords.
NgramList list_ngrams(const Collection& collection, const DeskQuery& query, const NgramRequest& request,
                      Analyzer& analyzer);

}  // namespace khabar
