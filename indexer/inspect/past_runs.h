// The reports that earlier runs left next to the index.
#pragma once

#include <vector>

#include "common/index/index_directory.h"
#include "indexer/inspect/index_status.h"

namespace khabar {

// The last `most` runs, newest first. A report that cannot be read has an empty command.
std::vector<RunStatus> past_runs(const IndexDirectory& directory, std::size_t most);

}  // namespace khabar
