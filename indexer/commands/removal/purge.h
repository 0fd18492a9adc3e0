// What `remove --purge` does.
#pragma once

#include "common/options/option_table.h"
#include "common/program/error.h"
#include "common/program/streams.h"

namespace khabar {

// Takes the articles out of every generation, and out of sets and codes, and says what is left elsewhere. kPartial: ids
// were nowhere. Throws Error that says what to do if something of them is still there.
ExitStatus purge(const ParsedOptions& options, const Streams& streams);

}  // namespace khabar
