// What a build would do, found by reading its inputs only.
#pragma once

#include "indexer/build/indexing_run.h"

namespace khabar {

// Reads the inputs, counts articles, replaced ones and skipped inputs, and throws if build_index() would refuse to
// publish. Takes no lock and writes nothing; `replaced` of the report stays empty, its count is in `replaced`.
struct DryBuild {
  IndexingReport report;
  std::uint64_t replaced = 0;  // articles that would give way to a later one with the same id
};

DryBuild try_build(const BuildSettings& settings, RunCounters& counters, const CheckPoint& check_point);

}  // namespace khabar
