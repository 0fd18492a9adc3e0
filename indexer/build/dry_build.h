// What a build would do, found by reading its inputs only.
#pragma once

#include "indexer/build/indexing_run.h"

namespace khabar {

// Reads the inputs, counts articles, replaced ones and skipped inputs in the report of `run`, and throws if
// build_index() would refuse to publish. Takes no lock and writes nothing; replaced articles are counted, not listed.
void try_build(const BuildSettings& settings, Run& run);

}  // namespace khabar
