#include "searcher/search/search_request.h"

namespace khabar {

bool has_filters(const SearchRequest& request) {
  return request.from || request.to || !request.sources.empty() || !request.sections.empty() ||
         !request.group.empty() || request.duplicates == Duplicates::kOnly;
}

}  // namespace khabar
