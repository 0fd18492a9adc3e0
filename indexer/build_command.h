// khabar-index build
#pragma once

#include <iosfwd>

#include "common/error.h"
#include "common/option_table.h"

namespace khabar {

// Writes progress and summary to `err`, which is a terminal or not. Throws Error for wrong options and where nothing
// was published.
ExitStatus build_command(const ParsedOptions& options, std::ostream& err, bool terminal);

}  // namespace khabar
