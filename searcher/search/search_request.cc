#include "searcher/search/search_request.h"

namespace khabar {

bool has_filters(const SearchRequest& request) {
  return asks_for_dates(request) || !request.sources.empty() || !request.sections.empty() || !request.group.empty() ||
         request.duplicates == Duplicates::kOnly;
}

}  // namespace khabar
