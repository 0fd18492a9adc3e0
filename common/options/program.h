// The frame of both tools: the only place that catches, prints errors and chooses the exit status.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "common/options/option_table.h"
#include "common/program/error.h"
#include "common/program/streams.h"

namespace khabar {

// Does what a command line asks for.
using CommandRunner = std::function<ExitStatus(const ParsedOptions& options, const Streams& streams)>;

// Parses, answers --help, --version, --man and --completion, calls `run` with the standard streams, prints what it
// throws to stderr as
//   NAME: error: MESSAGE
//   NAME: hint: HINT
// and returns the exit status. A closed standard output ends the program quietly, as SIGPIPE does. Foreign text gives a
// terminal no orders: see standard_streams.h.
int run_program(const Program& program, int argc, char** argv, const CommandRunner& run);

}  // namespace khabar
