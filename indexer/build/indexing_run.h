// One build of an index, from articles to a published generation.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "common/analysis/variants.h"
#include "indexer/article/article_sink.h"
#include "indexer/generation/warnings.h"
#include "indexer/glass/self_test.h"
#include "indexer/run/run.h"
#include "indexer/run/skip_limit.h"

namespace khabar {

// An indexing thread takes at most so much text of neighbouring articles at once.
inline constexpr std::size_t kBatchBytes = 16'000'000;

// Says why the installed Xapian does not read what indexer/glass writes, if so; an empty directory is for its files.
using GlassTest = std::function<std::optional<std::string>(const std::filesystem::path& directory)>;

struct BuildSettings {
  std::filesystem::path index;
  std::vector<std::string> inputs;  // for messages and the report
  unsigned jobs = 1;
  std::size_t keep = 2;  // generations, the new one included
  SkipLimit max_skipped;
  bool force = false;  // publish even fewer than half of the articles that are published now
  bool purge = false;  // articles were left out for good: no earlier generation may be published again
  VariantTable variants;
  std::optional<std::size_t> batch_articles;  // that a thread takes at once; unless given, what suits the way to build
  std::size_t batch_bytes = kBatchBytes;
  std::size_t batch_words = std::numeric_limits<std::size_t>::max();  // see MemoryPlan
  GlassTest glass_test = glass::self_test;                            // chooses the way to build
  std::function<void(ArticleSink&)> read;  // puts all articles of the inputs into the sink, in order
};

struct BuildResult {
  std::filesystem::path report_path;
  Warnings warnings;  // what failed, but did not keep the generation from being published
};

// Builds and publishes a new generation, prunes old ones and writes the report of `run`. The index depends on the
// articles and their order only, not on the number of jobs. Memory is bounded by jobs and batch_bytes, apart from the
// lists of the report. Throws Error if there is no article, if more inputs than max_skipped were skipped, if there are
// fewer than half as many articles as before, if the index is busy, or if anything fails. It throws what its check
// point throws, too. Then nothing is published and the index is as before.
BuildResult build_index(const BuildSettings& settings, Run& run);

}  // namespace khabar
