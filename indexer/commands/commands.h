// The commands of khabar-index: options -> work -> output and exit status. Each throws Error for wrong options.
#pragma once

#include "common/options/option_table.h"
#include "common/program/error.h"
#include "common/program/streams.h"

namespace khabar {

// Whatever command `options` names.
ExitStatus run_index_program(const ParsedOptions& options, const Streams& streams);

ExitStatus build_command(const ParsedOptions& options, const Streams& streams);   // kPartial: inputs were skipped
ExitStatus update_command(const ParsedOptions& options, const Streams& streams);  // kPartial: the same
ExitStatus remove_command(const ParsedOptions& options, const Streams& streams);  // kPartial: ids were not there
ExitStatus export_command(const ParsedOptions& options, const Streams& streams);
ExitStatus status_command(const ParsedOptions& options, const Streams& streams);
ExitStatus verify_command(const ParsedOptions& options, const Streams& streams);  // kError: something is wrong
ExitStatus rollback_command(const ParsedOptions& options, const Streams& streams);
ExitStatus prune_command(const ParsedOptions& options, const Streams& streams);

}  // namespace khabar
