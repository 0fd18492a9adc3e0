#include <ostream>

#include "indexer/commands/command_options.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/removal/article_ids.h"
#include "indexer/commands/removal/purge.h"
#include "indexer/commands/run_end.h"
#include "indexer/update/update_run.h"

namespace khabar {

ExitStatus remove_command(const ParsedOptions& options, const Streams& streams) {
  if (options.has("purge")) return purge(options, streams);
  if (options.has("desk")) {
    throw Error("--desk is for --purge: remove leaves sets and codes as they are", "add --purge");
  }
  RemovalSettings settings;
  settings.index = existing_index(options).root();
  settings.ids = ids_from(options, streams.in);
  settings.keep = keep_option(options);
  settings.force = options.has("force");
  settings.dry_run = options.has("dry-run");
  Run run;
  SignalWatcher signals(run.gate);
  UpdateResult result = remove_articles(settings, run);
  const ExitStatus status = result.unknown.empty() ? ExitStatus::kDone : ExitStatus::kPartial;
  return end_run(result.warnings, status, run.gate, signals, streams.err, [&] {
    if (options.has("quiet")) return;
    print_unknown(result.unknown, streams.err);
    print_changes(run.report, result.report_path.string(), streams.err);
  });
}

}  // namespace khabar
