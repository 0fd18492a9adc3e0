// The commands of khabar-search: options -> work -> output and exit status.
#pragma once

#include "common/options/option_table.h"
#include "common/program/error.h"
#include "common/program/streams.h"

namespace khabar {

// Whatever command `options` names.
ExitStatus run_search_program(const ParsedOptions& options, const Streams& streams);

ExitStatus search_command(const ParsedOptions& options, const Streams& streams);  // kPartial: nothing found
ExitStatus topics_command(const ParsedOptions& options, const Streams& streams);  // `run`
ExitStatus count_command(const ParsedOptions& options, const Streams& streams);
ExitStatus kwic_command(const ParsedOptions& options, const Streams& streams);     // kPartial: no line
ExitStatus parse_command(const ParsedOptions& options, const Streams& streams);    // needs no index
ExitStatus analyze_command(const ParsedOptions& options, const Streams& streams);  // needs no index

}  // namespace khabar
