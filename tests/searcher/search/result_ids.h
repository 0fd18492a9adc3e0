#pragma once

#include <string>
#include <vector>

#include "searcher/search/search_results.h"

namespace khabar {

// The ids of the hits, in their order.
inline std::vector<std::string> ids(const SearchResults& results) {
  std::vector<std::string> ids;
  for (const Hit& hit : results.hits) ids.push_back(hit.id);
  return ids;
}

}  // namespace khabar
