// The words that stand around the occurrences of a query.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/index/collection.h"
#include "searcher/desk/collocates/association.h"
#include "searcher/desk/collocates/windows.h"
#include "searcher/desk/count/dimension.h"
#include "searcher/desk/desk_query.h"
#include "searcher/desk/words/vocabulary.h"

namespace khabar {

struct CollocateRequest {
  WindowShape window{};
  WordUnit unit = WordUnit::kLemma;
  std::optional<Dimension> by{};  // a table for each bucket; never form or kind
  std::uint64_t least_hits = 3;
  Association order = Association::kLogDice;  // the highest first; then the most hits, then by code point
  std::size_t limit = 100;                    // of a table
  const TimeZone* zone = &TimeZone::utc();
  unsigned jobs = 1;  // threads; the answer is the same for any number
};

struct Collocate {
  std::string word;
  bool self = false;  // a form of a word of the query, where it is no occurrence of the query
  std::uint64_t articles = 0;
  std::uint64_t sources = 0;  // that are named
  PairCounts pair;
  std::array<double, kAssociationNames.size()> measures{};
  // Finds the occurrences together with the word at that distance; those in titles, and none over the end of a
  // paragraph. Empty if the query has other parts than one word, phrase or group of such, and filters.
  std::string query;
};

struct CollocateTable {
  std::string bucket;  // of `by`, else empty
  std::uint64_t node_hits = 0;
  std::uint64_t window_words = 0;
  std::uint64_t words = 0;
  std::size_t found = 0;  // collocates of so many hits or more, of which `collocates` are the first
  std::vector<Collocate> collocates;
};

// Titles are left out everywhere: a title that is the body's beginning belongs to the body. What the query's filters
// let pass is the text that f_B and N are counted in. Buckets without an occurrence have no table. Throws Damage, and
// Error for more words than kMostDifferentWords.
std::vector<CollocateTable> collocates(const Collection& collection, const DeskQuery& query,
                                       const CollocateRequest& request, Analyzer& analyzer);

}  // namespace khabar
