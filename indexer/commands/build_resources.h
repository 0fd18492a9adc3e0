// What a build may use: the options --index, --jobs and --memory.
#pragma once

#include "common/program/option_table.h"
#include "indexer/build/indexing_run.h"
#include "indexer/build/memory_plan.h"

namespace khabar {

// Sets the index, the threads and the batches; returns what one article may have then. Throws Error for a value that
// means nothing, or for a --memory that is too little for the threads.
LargestArticle take_resources(const ParsedOptions& options, BuildSettings& settings);

}  // namespace khabar
