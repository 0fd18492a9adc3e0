// A zsh completion script, made from the tables of options.
#pragma once

#include <iosfwd>

#include "common/options/option_table.h"

namespace khabar {

// For a file _NAME in a directory of $fpath.
void print_zsh_completion(const Program& program, std::ostream& out);

}  // namespace khabar
