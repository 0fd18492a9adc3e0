// Files of options: `name = value` a line, with the names of the option tables; `#` begins a comment, wherever it
// stands. A value given again replaces the former one, unless the option repeats.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "common/options/option_table.h"

namespace khabar {

using OptionValues = std::map<std::string, std::vector<std::string>, std::less<>>;

// The options of `command` that the file gives; a switch is `yes` or `no`. Options of other commands of the program are
// left out, so that one file serves all of them. Throws Error with path and line for a name that no command has, a
// value that is missing or not among the choices, and a line that is no `name = value`.
OptionValues read_option_file(const Program& program, const Command& command, const std::string& path);

}  // namespace khabar
