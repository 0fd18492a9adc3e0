// How often each word stands in the windows around the occurrences of a query.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "common/index/collection.h"
#include "searcher/desk/collocates/windows.h"
#include "searcher/desk/count/partition.h"
#include "searcher/desk/matching_articles.h"
#include "searcher/desk/words/vocabulary.h"
#include "searcher/match/match_terms.h"

namespace khabar {

struct Neighbour {
  std::uint32_t hits = 0;      // occurrences of the query that have it in their window
  std::uint32_t tokens = 0;    // its places in windows, each once
  std::uint32_t articles = 0;  // with such a window
  std::uint32_t sources = 0;   // of these that have a name
};

struct Neighbours {
  std::vector<Neighbour> of_word;  // by id
  std::uint64_t node_hits = 0;
  std::uint64_t window_words = 0;
};

// Gives ids to the words in windows, in the order in which they come. `sources`: of the articles. By up to `jobs`
// threads. Throws Damage.
Neighbours find_neighbours(const Collection& collection, const ArticleList& articles, const MatchTerms& terms,
                           const WindowShape& shape, const Partition& sources, Vocabulary& vocabulary, unsigned jobs);

}  // namespace khabar
