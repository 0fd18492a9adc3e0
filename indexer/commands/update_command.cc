#include <fmt/format.h>

#include <optional>
#include <ostream>

#include "common/index/index_snapshot.h"
#include "indexer/commands/command_options.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/reading_options.h"
#include "indexer/commands/rebuild.h"
#include "indexer/commands/run_end.h"
#include "indexer/input/read_inputs.h"
#include "indexer/run/progress.h"
#include "indexer/run/worker_threads.h"
#include "indexer/update/update_run.h"

namespace khabar {
namespace {

// Another table would make other terms of the articles that stay.
void check_variants(const ParsedOptions& options, const std::filesystem::path& index) {
  if (!options.has("variants")) return;
  IndexSnapshot snapshot(index);
  if (Analyzer(variants_option(options)).fingerprint() == snapshot.analyzer().fingerprint()) return;
  throw Error(
      fmt::format("the index at {} was made with other spelling variants than {}", index.string(),
                  options.get("variants")),
      fmt::format("build it again with them: khabar-index build --index '{0}' --from-index '{0}' --variants {1}",
                  index.string(), options.get("variants")));
}

UpdateSettings update_settings(const ParsedOptions& options, const PublicationGate& gate) {
  UpdateSettings settings;
  settings.index = index_option(options);
  settings.inputs = inputs_option(options);
  settings.keep = keep_option(options);
  settings.delete_missing = options.has("delete-missing");
  settings.force = options.has("force");
  settings.dry_run = options.has("dry-run");
  settings.max_skipped = max_skipped_option(options);
  settings.jobs = jobs_option(options);
  settings.memory = update_memory_plan(memory_option(options), settings.jobs);
  SourceOptions reading = source_options(options);
  reading.max_article_bytes = settings.memory.largest.bytes;
  reading.max_article_words = settings.memory.largest.words;
  reading.is_stopped = [&gate] { return gate.signal() != 0; };
  settings.read = [inputs = settings.inputs, reading](ArticleSink& sink) { read_inputs(inputs, reading, sink); };
  return settings;
}

void print_result(const IndexingReport& report, const UpdateResult& result, std::ostream& err) {
  print_changes(report, result.report_path.string(), err);
  if (!result.deletion_refused) return;
  err << "khabar-index: warning: --delete-missing removed nothing, because inputs were skipped: what they hold is not "
         "known\n";
}

// What would change is only known when the index is built again.
ExitStatus refuse_to_guess(const std::filesystem::path& index, const Streams& streams) {
  streams.err << fmt::format(
      "another version made the index at {}: an update would first build it again from the articles it keeps\n",
      index.string());
  return ExitStatus::kDone;
}

}  // namespace

ExitStatus update_command(const ParsedOptions& options, const Streams& streams) {
  const std::filesystem::path index = index_option(options);
  const IndexDirectory directory(index);
  // A generation without a report is one that a first run had not published yet when it was killed.
  if (!directory.current() && (directory.list_generations().empty() || directory.list_reports().empty())) {
    if (!options.has("quiet")) streams.err << fmt::format("no index in {} yet: building it\n", index.string());
    return build_command(options, streams);
  }
  const bool outdated = is_outdated(index);
  if (outdated && options.has("dry-run")) return refuse_to_guess(index, streams);
  const Rebuild rebuilt = outdated ? rebuild_outdated(options, streams) : Rebuild{};
  if (rebuilt.signalled) return rebuilt.status;
  Run run;
  SignalWatcher signals(run.gate);
  UpdateSettings settings = update_settings(options, run.gate);
  if (outdated) settings.keep = keep_after_rebuild(settings.keep);
  check_variants(options, index);
  std::optional<Progress> progress;
  progress.emplace(streams.err, progress_style(options, streams), input_bytes(settings.inputs, source_options(options)),
                   run.counters);
  UpdateResult result = update_index(settings, run);
  progress.reset();
  const ExitStatus status = run.report.skipped.count() == 0 ? rebuilt.status : ExitStatus::kPartial;
  return end_run(result.warnings, status, run.gate, signals, streams.err, [&] {
    print_missing_threads(settings.jobs, run.report.jobs, streams.err);
    if (!options.has("quiet")) print_result(run.report, result, streams.err);
  });
}

}  // namespace khabar
