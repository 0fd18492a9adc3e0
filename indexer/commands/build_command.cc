#include <fmt/format.h>

#include <optional>
#include <ostream>

#include "indexer/build/dry_build.h"
#include "indexer/build/indexing_run.h"
#include "indexer/commands/command_options.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/reading_options.h"
#include "indexer/commands/run_end.h"
#include "indexer/commands/stored_input.h"
#include "indexer/input/read_inputs.h"
#include "indexer/inspect/stored_articles.h"
#include "indexer/run/progress.h"
#include "indexer/run/report.h"
#include "indexer/run/worker_threads.h"

namespace khabar {
namespace {

void read_from_inputs(const ParsedOptions& options, const LargestArticle& largest, const PublicationGate& gate,
                      BuildSettings& settings) {
  settings.inputs = inputs_option(options);
  SourceOptions reading = source_options(options);
  reading.max_article_bytes = largest.bytes;
  reading.max_article_words = largest.words;
  reading.is_stopped = [&gate] { return gate.signal() != 0; };
  settings.read = [inputs = settings.inputs, reading](ArticleSink& sink) { read_inputs(inputs, reading, sink); };
}

// The articles keep their spellings: variants that were stored with them go on to count unless --variants names others.
void read_from_index(const ParsedOptions& options, const LargestArticle& largest, BuildSettings& settings) {
  const std::string from = options.get("from-index");
  if (!options.arguments.empty()) {
    throw Error(fmt::format("--from-index takes no INPUT, but there is {}", options.arguments.front()),
                "build from the index, then add the rest with khabar-index update");
  }
  const StoredArticles articles(from);
  settings.inputs = {from};
  if (!options.has("variants")) settings.variants = VariantTable(articles.metadata().variants, from);
  settings.read = read_stored(articles, largest);
}

BuildSettings build_settings(const ParsedOptions& options, const PublicationGate& gate) {
  BuildSettings settings;
  const LargestArticle largest = take_resources(options, settings);
  settings.keep = keep_option(options);
  settings.force = options.has("force");
  settings.max_skipped = max_skipped_option(options);
  settings.variants = variants_option(options);
  if (options.has("from-index")) {
    read_from_index(options, largest, settings);
  } else {
    read_from_inputs(options, largest, gate, settings);
  }
  return settings;
}

void print_dry_build(const IndexingReport& report, std::ostream& err) {
  err << fmt::format("would index {} from {:.1f} MB", counted(report.indexed, "article", "articles"),
                     static_cast<double>(report.bytes) / 1e6);
  if (report.replaced.count() > 0)
    err << fmt::format("; {} more have the id of a later one", with_thousands(report.replaced.count()));
  err << '\n';
  print_remarks(report.remarks, err);
  print_passed_over(report, err);
  print_skipped(report.skipped, err);
  err << "nothing was written\n";
}

ExitStatus status_of(const IndexingReport& report) {
  return report.skipped.count() == 0 ? ExitStatus::kDone : ExitStatus::kPartial;
}

}  // namespace

ExitStatus build_command(const ParsedOptions& options, const Streams& streams) {
  Run run;
  SignalWatcher signals(run.gate);
  const BuildSettings settings = build_settings(options, run.gate);
  const bool quiet = options.has("quiet");
  std::optional<Progress> progress;
  progress.emplace(streams.err, progress_style(options, streams),
                   options.has("from-index") ? 0 : input_bytes(settings.inputs, source_options(options)), run.counters);
  if (options.has("dry-run")) {
    try_build(settings, run);
    progress.reset();
    if (!quiet) print_dry_build(run.report, streams.err);
    return status_of(run.report);
  }
  BuildResult result = build_index(settings, run);
  progress.reset();
  return end_run(result.warnings, status_of(run.report), run.gate, signals, streams.err, [&] {
    print_missing_threads(settings.jobs, run.report.jobs, streams.err);
    if (!quiet) print_summary(run.report, result.report_path.string(), streams.err);
  });
}

}  // namespace khabar
