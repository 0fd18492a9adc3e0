// What a user should know beside the hits.
#pragma once

#include <string>
#include <vector>

#include "searcher/search/search_results.h"

namespace khabar {

// Sentences: how the query was understood, which words no article has, why nothing was found and what may help.
// `counts_told`: the output itself says whether it fell back to `any`, how many undated articles were left out and
// which words expanded the query.
std::vector<std::string> advice(const SearchRequest& request, const SearchResults& results, bool counts_told);

}  // namespace khabar
