// No file of a command is written over by another one of it.
#pragma once

#include "common/options/option_table.h"

namespace khabar {

// Throws Error if --manifest names standard output, or if two options name one file, and one of them writes it:
// --output over --queries would take a user's work away, and --manifest over --output the result.
void check_written_files(const ParsedOptions& options);

}  // namespace khabar
