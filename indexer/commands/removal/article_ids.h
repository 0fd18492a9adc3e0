// Ids of articles that a command is told.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "common/options/option_table.h"

namespace khabar {

// The arguments, and the lines of --from. Throws Error if there is none.
std::vector<std::string> ids_from(const ParsedOptions& options, std::istream& standard_input);

// `warning: no article has the id ID`, a line for each of the first.
void print_unknown(const std::vector<std::string>& unknown, std::ostream& err);

}  // namespace khabar
