// The command line of khabar-search, as tables.
#pragma once

#include "common/options/option_table.h"
#include "searcher/search/search_request.h"

namespace khabar {

struct HitFormat;

const Program& searcher_program();

// The options of `search`, checked: days are days, no number is negative. Throws Error with the option at fault.
SearchRequest search_request(const ParsedOptions& options);

// The value of --expand.
Expand expand_of(const ParsedOptions& options);

// The format of `search`: --format, or what the name of --output ends in, else text.
const HitFormat& search_format(const ParsedOptions& options);

// The values of --index. Throws Error if there is none.
std::vector<std::string> indexes_of(const ParsedOptions& options);

// All values of an option, in the order in which they were typed.
std::vector<std::string> all_of(const ParsedOptions& options, std::string_view name);

// A whole number that is not negative. Needs an option with a default. Throws Error with the option's name.
std::size_t count_of(const ParsedOptions& options, std::string_view name);

}  // namespace khabar
