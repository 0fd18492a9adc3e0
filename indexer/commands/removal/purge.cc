#include "indexer/commands/removal/purge.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <filesystem>
#include <optional>
#include <ostream>
#include <system_error>

#include "common/program/standard_streams.h"
#include "common/saved/desk_file.h"
#include "indexer/commands/command_options.h"
#include "indexer/commands/removal/article_ids.h"
#include "indexer/commands/run_end.h"
#include "indexer/purge/purge_run.h"
#include "indexer/run/progress.h"
#include "indexer/run/report.h"
#include "indexer/run/worker_threads.h"

namespace khabar {
namespace {

// A name that was mistyped must not look like a file in which nothing is kept.
std::string desk_option(const ParsedOptions& options, const std::string& index) {
  if (!options.has("desk")) return desk_path({index});
  std::string path = options.get("desk");
  std::error_code error;
  if (std::filesystem::exists(path, error)) return path;
  throw Error(fmt::format("there is no desk file {}", path), "--desk names the file in which sets and codes are kept");
}

PurgeSettings purge_settings(const ParsedOptions& options, const Streams& streams) {
  PurgeSettings settings;
  existing_index(options);
  settings.largest = take_resources(options, settings.build);
  settings.build.force = options.has("force");
  settings.ids = ids_from(options, streams.in);
  settings.desk = desk_option(options, settings.build.index.string());
  settings.dry_run = options.has("dry-run");
  return settings;
}

void print_watches(const DeskTraces& desk, std::ostream& err) {
  if (desk.watches == 0) return;
  const bool one = desk.watches == 1;
  err << fmt::format("{} of it {} the ids until {} next\n", counted(desk.watches, "watch", "watches"),
                     one ? "knows" : "know", one ? "it runs" : "they run");
}

void print_desk(const DeskTraces& desk, const std::string& path, bool dry_run, std::ostream& err) {
  if (desk.members + desk.lines == 0) {
    err << fmt::format("no set and no coded line of {} had any of them\n", one_line(err, path));
    return print_watches(desk, err);
  }
  err << fmt::format("{} {} of {} and {} out of {}\n", dry_run ? "would take" : "took",
                     counted(desk.members, "article", "articles"), counted(desk.sets, "set", "sets"),
                     counted(desk.lines, "coded line", "coded lines"), one_line(err, path));
  print_watches(desk, err);
}

// What lies elsewhere no program can find.
void print_what_stays(const std::string& index, std::ostream& err) {
  err << "not touched: what was exported or copied before, backups, other desk files, manifests, which name ids and\n"
         "content hashes, and the inputs: an update from inputs that have the articles brings them back. Searches "
         "under\n"
         "way keep what they have open. "
      << fmt::format("Reports of earlier runs in {}/reports/ may name ids.\n", one_line(err, index));
}

// An edited copy keeps bytes of what went, and no generation tells which.
void print_unpublished(const std::string& index, std::ostream& err) {
  const std::string dir = one_line(err, index);
  err << fmt::format(
      "nothing changed, nothing was published\n"
      "if such an article was removed without --purge, bytes of it may lie in the files of the index until "
      "they are written\nanew: khabar-index build --index {} --from-index {} --keep 1\n",
      dir, dir);
}

void print_purge(const PurgeSettings& settings, const PurgeResult& result, const IndexingReport& report,
                 std::ostream& err) {
  const std::string index = settings.build.index.string();
  const bool published = !result.report_path.empty();
  print_unknown(result.unknown, err);
  if (published || settings.dry_run) {
    print_changes(report, result.report_path, err);
  } else {
    print_unpublished(index, err);
  }
  if (!result.dropped.empty()) {
    err << fmt::format("{} {}: {}\n", settings.dry_run ? "would drop" : "dropped",
                       counted(result.dropped.size(), "generation", "generations"), fmt::join(result.dropped, ", "));
  }
  if (result.desk) print_desk(*result.desk, settings.desk, settings.dry_run, err);
  if (published) print_what_stays(index, err);
}

void refuse_half_a_purge(const PurgeResult& result) {
  if (result.complete()) return;
  const std::string left = result.left.empty() ? "" : fmt::format("; still there: {}", fmt::join(result.left, ", "));
  throw Error(
      fmt::format("the purge is not complete{}{}", result.desk_failed ? "; the desk file still has them" : "", left),
      "run the same command again");
}

}  // namespace

ExitStatus purge(const ParsedOptions& options, const Streams& streams) {
  const PurgeSettings settings = purge_settings(options, streams);
  const bool quiet = options.has("quiet");
  Run run;
  SignalWatcher signals(run.gate);
  std::optional<Progress> progress;
  if (!settings.dry_run) progress.emplace(streams.err, progress_style(options, streams), 0, run.counters);
  PurgeResult result = purge_articles(settings, run);
  progress.reset();
  if (!result.report_path.empty()) print_missing_threads(settings.build.jobs, run.report.jobs, streams.err);
  const ExitStatus status = result.unknown.empty() ? ExitStatus::kDone : ExitStatus::kPartial;
  const ExitStatus end = end_run(result.warnings, status, run.gate, signals, streams.err, [&] {
    if (!quiet) print_purge(settings, result, run.report, streams.err);
  });
  refuse_half_a_purge(result);
  return end;
}

}  // namespace khabar
