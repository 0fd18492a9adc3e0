// The options of khabar-index that say how inputs are read: --encoding, --map, --follow-links and --max-skipped.
#pragma once

#include "common/options/option_table.h"
#include "indexer/article/source_options.h"
#include "indexer/run/skip_limit.h"

namespace khabar {

// Both throw Error for a value that means nothing; its hint is the one that was probably meant.
SourceOptions source_options(const ParsedOptions& options);
SkipLimit max_skipped_option(const ParsedOptions& options);

}  // namespace khabar
