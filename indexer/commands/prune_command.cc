#include <fmt/format.h>
#include <fmt/ranges.h>

#include <ostream>

#include "indexer/commands/command_options.h"
#include "indexer/commands/commands.h"
#include "indexer/generation/index_lock.h"
#include "indexer/generation/prune.h"
#include "indexer/inspect/index_status.h"

namespace khabar {

ExitStatus prune_command(const ParsedOptions& options, const Streams& streams) {
  const IndexDirectory directory = existing_index(options);
  const std::size_t keep = keep_option(options);
  const bool dry_run = options.has("dry-run");
  std::optional<IndexLock> lock;
  if (!dry_run) lock.emplace(directory);
  std::uint64_t bytes = 0;
  const std::vector<std::string> names = superfluous_generations(directory, keep);
  for (const std::string& name : names) bytes += tree_bytes(directory.generations() / name);
  if (!dry_run) prune_generations(directory, keep);
  if (options.has("quiet")) return ExitStatus::kDone;
  if (names.empty()) {
    streams.err << "nothing to remove\n";
  } else {
    streams.err << fmt::format("{} {} ({:.1f} MB)\n", dry_run ? "would remove" : "removed", fmt::join(names, ", "),
                               static_cast<double>(bytes) / 1e6);
  }
  return ExitStatus::kDone;
}

}  // namespace khabar
