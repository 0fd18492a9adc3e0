// What a run that was made again has otherwise than its manifest says.
#pragma once

#include <string>
#include <vector>

#include "searcher/proof/manifest.h"

namespace khabar {

// Sentences, without an end.
struct Differences {
  std::vector<std::string> of_makers;   // generations and versions, which alone change no result
  std::vector<std::string> of_results;  // queries, counts, articles and outputs
};

// At most kMostNamedArticles of each kind are named; the sentence has the number of all.
inline constexpr std::size_t kMostNamedArticles = 20;

Differences differences_of(const Manifest& was, const Manifest& is);

}  // namespace khabar
