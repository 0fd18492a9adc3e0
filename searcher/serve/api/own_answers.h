// The answers that no command gives: suggestions and the state of the indexes.
#pragma once

#include <string>
#include <string_view>

#include "searcher/serve/api/endpoint.h"
#include "searcher/serve/api/warm_index.h"
#include "searcher/serve/http/url_text.h"

namespace khabar {

inline constexpr std::size_t kMostSuggestions = 10;

// Of `suggest`: the forms that the last word of q begins, those of most articles first, each with the whole query that
// it makes; as JSON, or in kSuggestionsFormat. Of `status`: the indexes, as JSON.
std::string own_answer(const Endpoint& endpoint, std::string_view format, const Parameters& parameters,
                       WarmIndex& warm);

}  // namespace khabar
