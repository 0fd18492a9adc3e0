#include "indexer/commands/build_resources.h"

#include "indexer/commands/command_options.h"

namespace khabar {

LargestArticle take_resources(const ParsedOptions& options, BuildSettings& settings) {
  settings.index = index_option(options);
  settings.jobs = jobs_option(options);
  const MemoryPlan plan = memory_plan(memory_option(options), settings.jobs);
  settings.batch_bytes = plan.batch_bytes;
  settings.batch_words = plan.batch_words;
  return plan.largest;
}

}  // namespace khabar
