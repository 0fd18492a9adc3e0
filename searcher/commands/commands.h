// The commands of khabar-search: options -> work -> output and exit status.
#pragma once

#include "common/program/error.h"
#include "common/program/option_table.h"
#include "searcher/commands/console.h"

namespace khabar {

// Whatever command `options` names.
ExitStatus run_search_program(const ParsedOptions& options, const Console& console);

ExitStatus search_command(const ParsedOptions& options, const Console& console);   // kPartial: nothing found
ExitStatus topics_command(const ParsedOptions& options, const Console& console);   // `run`
ExitStatus analyze_command(const ParsedOptions& options, const Console& console);  // needs no index

}  // namespace khabar
