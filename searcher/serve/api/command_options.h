// Parameters of a request -> the options of a command of khabar-search, by the command's own table.
#pragma once

#include <string_view>
#include <vector>

#include "common/options/option_table.h"
#include "searcher/serve/api/endpoint.h"
#include "searcher/serve/http/url_text.h"

namespace khabar {

// What has one answer: more is for the command line.
inline constexpr long long kMostRowsAsked = 10'000;
inline constexpr long long kMostHitsAsked = 1'000;  // each has a passage
inline constexpr long long kDeepestHit = 100'000;   // the offset of hits; lines have no end
inline constexpr long long kRowsUnlessAsked = 100;  // of a command that has no limit by itself

// The parameters that an endpoint takes, besides q, id or name, the filters, `next` and `ui`. No option that names a
// file or an index is among them.
std::vector<std::string_view> parameters_of(const Endpoint& endpoint);

// What --manifest would tell of the answer as CSV: a format of commands that have it.
inline constexpr std::string_view kManifestFormat = "manifest";

// What browsers ask for while somebody types (OpenSearch Suggestions 1.1): a format of `suggest`.
inline constexpr std::string_view kSuggestionsFormat = "opensearch";

// The formats of an endpoint as they end its path: json first, none that is for a terminal.
std::vector<std::string_view> formats_of(const Endpoint& endpoint);

// `format` is one of formats_of(). Throws Refusal for an unknown parameter and for numbers above the limits, and what
// parse_options() and asked_query() throw.
ParsedOptions command_options(const Endpoint& endpoint, std::string_view format, const Parameters& parameters);

}  // namespace khabar
