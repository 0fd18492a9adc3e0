// One update of an index: what changed in the input changes in a copy of the published generation.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "indexer/article/article_sink.h"
#include "indexer/build/indexing_run.h"
#include "indexer/build/memory_plan.h"
#include "indexer/generation/warnings.h"
#include "indexer/run/run.h"
#include "indexer/run/skip_limit.h"

namespace khabar {

struct UpdateSettings {
  std::filesystem::path index;
  std::vector<std::string> inputs;  // for messages and the report
  unsigned jobs = 1;                // threads that analyse changes
  std::size_t keep = 2;
  bool delete_missing = false;  // remove what the input does not hold
  bool force = false;           // even if fewer than half of the articles stay
  SkipLimit max_skipped;
  bool dry_run = false;  // compare only
  UpdateMemory memory;
  std::function<void(ArticleSink&)> read;
};

struct UpdateResult {
  std::filesystem::path report_path;  // empty for a dry run
  bool deletion_refused = false;      // --delete-missing, but inputs were skipped: what they hold is not known
  std::vector<std::string> unknown;   // ids to remove that are not there
  Warnings warnings;                  // what failed, but did not keep the run from its end
};

// An article whose content hash differs replaces the one with its id, a new one is added, and all others are not even
// analysed. Of several with one id the last stands. The index depends on what was published and on the articles and
// their order, not on the number of jobs. Publishes nothing if nothing changed. Throws Error if there is no index, if
// readers of this version refuse it, or if the input holds nothing but skipped inputs or more of them than max_skipped.
// It throws what build_index() throws, too. Then nothing is published and the index is as before.
UpdateResult update_index(const UpdateSettings& settings, Run& run);

struct RemovalSettings {
  std::filesystem::path index;
  std::vector<std::string> ids;
  std::size_t keep = 2;
  bool force = false;
  bool dry_run = false;
};

// The same for articles that are to go. Publishes nothing if none of the ids is there.
UpdateResult remove_articles(const RemovalSettings& settings, Run& run);

}  // namespace khabar
