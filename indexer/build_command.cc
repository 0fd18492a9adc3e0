#include <optional>
#include <ostream>

#include "indexer/command_options.h"
#include "indexer/commands.h"
#include "indexer/indexing_run.h"
#include "indexer/progress.h"
#include "indexer/read_inputs.h"
#include "indexer/report.h"
#include "indexer/signal_watcher.h"

namespace khabar {
namespace {

BuildSettings settings_from(const ParsedOptions& options) {
  BuildSettings settings;
  settings.index = index_option(options);
  settings.inputs = options.arguments;
  if (settings.inputs.empty()) throw Error("build needs at least one INPUT", "name files or directories to read");
  settings.jobs = jobs_option(options);
  settings.keep = keep_option(options);
  settings.variants = variants_option(options);
  settings.read = [inputs = settings.inputs](ArticleSink& sink) { read_inputs(inputs, SourceOptions{}, sink); };
  return settings;
}

ProgressStyle style_of(bool quiet, bool terminal) {
  if (quiet) return ProgressStyle::kNone;
  return terminal ? ProgressStyle::kLine : ProgressStyle::kLog;
}

}  // namespace

ExitStatus build_command(const ParsedOptions& options, const Streams& streams) {
  const BuildSettings settings = settings_from(options);
  const bool quiet = options.has("quiet");
  const SignalWatcher signals;
  RunCounters counters;
  std::optional<Progress> progress;
  progress.emplace(streams.err, style_of(quiet, streams.terminal), input_bytes(settings.inputs), counters);
  const BuildResult result = build_index(settings, counters, [&] { signals.check(); });
  progress.reset();
  if (!quiet) print_summary(result.report, result.report_path.string(), streams.err);
  return result.report.skipped.count() == 0 ? ExitStatus::kDone : ExitStatus::kPartial;
}

}  // namespace khabar
