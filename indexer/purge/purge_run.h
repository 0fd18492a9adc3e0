// Articles out of every generation of an index, and out of sets and codes, for good.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "indexer/build/indexing_run.h"
#include "indexer/build/memory_plan.h"
#include "indexer/generation/warnings.h"
#include "indexer/purge/desk_purge.h"
#include "indexer/run/run.h"

namespace khabar {

struct PurgeSettings {
  BuildSettings build;  // where the index is, and what may be used
  LargestArticle largest;
  std::vector<std::string> ids;
  std::string desk;  // the desk file
  bool dry_run = false;
};

struct PurgeResult {
  std::string report_path;           // empty if no generation was made
  std::vector<std::string> unknown;  // ids that are in no generation, set or code
  std::vector<std::string> dropped;  // generations
  std::vector<std::string> left;     // generations that could not be dropped
  std::optional<DeskTraces> desk;    // what was taken out of the desk file; none if there is no file, or that failed
  bool desk_failed = false;
  Warnings warnings;

  bool complete() const { return left.empty() && !desk_failed; }
};

// If any generation has one of the articles, builds the published one anew without them, since a copy that is edited
// keeps bytes of what went, publishes it, and drops every other; no earlier one can be published again. Then takes the
// articles out of the desk file. Whatever ends it, the next call with these ids does what is left to do. Throws Error
// if no article would be left, if the desk file cannot be written, and what build_index() throws: then nothing was
// published.
PurgeResult purge_articles(PurgeSettings settings, Run& run);

}  // namespace khabar
