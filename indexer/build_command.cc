#include "indexer/build_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <optional>
#include <ostream>
#include <sstream>
#include <thread>

#include "indexer/indexing_run.h"
#include "indexer/progress.h"
#include "indexer/read_inputs.h"
#include "indexer/reading_options.h"
#include "indexer/report.h"
#include "indexer/signal_watcher.h"

namespace khabar {
namespace {

constexpr long long kMaxJobs = 256;
constexpr long long kMaxKeep = 1'000'000;

long long number_within(const ParsedOptions& options, std::string_view name, long long fallback, long long most) {
  const long long number = options.number(name).value_or(fallback);
  if (number < 1 || number > most) {
    throw Error(fmt::format("--{} {}: must be from 1 to {}", name, number, most));
  }
  return number;
}

VariantTable read_variants(const std::string& path) {
  if (path.empty()) return {};
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in) throw Error(fmt::format("cannot read {}", path), "--variants names a file of spelling variants");
  return VariantTable{std::move(text).str(), path};
}

BuildSettings settings_from(const ParsedOptions& options) {
  BuildSettings settings;
  settings.index = options.get("index");
  if (settings.index.empty()) throw Error("build needs --index DIR", "name the directory of the index");
  settings.inputs = options.arguments;
  if (settings.inputs.empty()) throw Error("build needs at least one INPUT", "name files or directories to read");
  const long long processors = std::clamp<long long>(std::thread::hardware_concurrency(), 1, kMaxJobs);
  settings.jobs = static_cast<unsigned>(number_within(options, "jobs", processors, kMaxJobs));
  settings.keep = static_cast<std::size_t>(number_within(options, "keep", 2, kMaxKeep));
  settings.max_skipped = max_skipped_option(options);
  settings.variants = read_variants(options.get("variants"));
  settings.read = [inputs = settings.inputs, source = source_options(options)](ArticleSink& sink) {
    read_inputs(inputs, source, sink);
  };
  return settings;
}

ProgressStyle style_of(bool quiet, bool terminal) {
  if (quiet) return ProgressStyle::kNone;
  return terminal ? ProgressStyle::kLine : ProgressStyle::kLog;
}

}  // namespace

ExitStatus build_command(const ParsedOptions& options, std::ostream& err, bool terminal) {
  const BuildSettings settings = settings_from(options);
  const bool quiet = options.has("quiet");
  const SignalWatcher signals;
  RunCounters counters;
  std::optional<Progress> progress;
  progress.emplace(err, style_of(quiet, terminal), input_bytes(settings.inputs), counters);
  const BuildResult result = build_index(settings, counters, [&] { signals.check(); });
  progress.reset();
  if (!quiet) print_summary(result.report, result.report_path.string(), err);
  return result.report.skipped.count() == 0 ? ExitStatus::kDone : ExitStatus::kPartial;
}

}  // namespace khabar
