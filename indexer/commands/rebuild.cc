#include "indexer/commands/rebuild.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <ostream>

#include "common/index/article_document.h"
#include "common/index/index_directory.h"
#include "common/index/index_snapshot.h"
#include "indexer/build/indexing_run.h"
#include "indexer/commands/command_options.h"
#include "indexer/commands/reading_options.h"
#include "indexer/commands/run_end.h"
#include "indexer/commands/stored_input.h"
#include "indexer/generation/verification.h"
#include "indexer/inspect/stored_articles.h"
#include "indexer/run/progress.h"
#include "indexer/run/report.h"

namespace khabar {
namespace {

// The outdated generation and the new one.
constexpr std::size_t kLeastKept = 2;

BuildSettings rebuild_settings(const ParsedOptions& options, const StoredArticles& articles) {
  BuildSettings settings;
  const LargestArticle largest = take_resources(options, settings);
  settings.keep = std::max(keep_option(options), kLeastKept);
  settings.inputs = {settings.index.string()};
  settings.variants = options.has("variants") ? variants_option(options)
                                              : VariantTable(articles.metadata().variants, settings.index.string());
  settings.read = read_stored(articles, largest);
  return settings;
}

void announce(const StoredArticles& articles, const ParsedOptions& options, std::ostream& err) {
  if (options.has("quiet")) return;
  err << fmt::format(
      "khabar-index {} made the index otherwise: building it again from its {} first; generation {} "
      "stays\n",
      articles.metadata().khabar_version, counted(articles.count(), "article", "articles"), articles.generation());
}

}  // namespace

bool is_outdated(const std::filesystem::path& index) {
  try {
    const OpenIndex opened = open_index(index);
    const int schema = opened.metadata.schema_version;
    if (schema != kSchemaVersion) return schema >= kOldestSchemaVersion && schema < kSchemaVersion;
    const Analyzer analyzer{VariantTable{opened.metadata.variants, opened.place}};
    return analyzer.fingerprint() != opened.metadata.analyzer_fingerprint;
  } catch (const Error&) {
    return false;
  }
}

std::size_t keep_after_rebuild(std::size_t keep) { return std::max(keep, kLeastKept) + 1; }

Rebuild rebuild_outdated(const ParsedOptions& options, const Streams& streams) {
  Run run;
  SignalWatcher signals(run.gate);
  const IndexDirectory directory(index_option(options));
  require_published_files(directory.current_path(), run.check_point);
  const StoredArticles articles(directory.root());
  announce(articles, options, streams.err);
  const BuildSettings settings = rebuild_settings(options, articles);
  std::optional<Progress> progress;
  progress.emplace(streams.err, progress_style(options, streams), 0, run.counters);
  BuildResult result = build_index(settings, run);
  progress.reset();
  const ExitStatus status = end_run(result.warnings, ExitStatus::kDone, run.gate, signals, streams.err, [&] {
    if (!options.has("quiet")) print_summary(run.report, result.report_path.string(), streams.err);
  });
  return {status, run.gate.signal() != 0};
}

}  // namespace khabar
