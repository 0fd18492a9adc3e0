#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <ostream>

#include "common/index/article_document.h"
#include "common/index/index_snapshot.h"
#include "common/program/run_name.h"
#include "common/program/suggestion.h"
#include "common/program/utc_time.h"
#include "common/version.h"
#include "indexer/commands/command_options.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/run_end.h"
#include "indexer/generation/index_lock.h"
#include "indexer/generation/new_generation.h"
#include "indexer/generation/report_file.h"
#include "indexer/generation/verification.h"
#include "indexer/run/progress.h"
#include "indexer/run/report.h"

namespace khabar {
namespace {

// The last generation from which articles were purged; empty if there is none. Of what is damaged nobody knows.
std::string last_purge(const IndexDirectory& directory) {
  const auto current = directory.readable_current();
  std::string last;
  for (const std::string& name : directory.list_generations()) {
    if (current && is_earlier_run(*current, name)) break;  // not published yet, or rolled back from
    try {
      const std::string purged = read_metadata(Xapian::Database((directory.generations() / name).string())).purged;
      if (is_run_name(purged) && (last.empty() || is_earlier_run(last, purged))) last = purged;
    } catch (const Xapian::Error&) {
      continue;
    }
  }
  return last;
}

// A purge that was cut short leaves generations that still have the articles.
void refuse_purged(const std::string& name, const std::string& purge) {
  if (purge.empty() || !is_earlier_run(name, purge)) return;
  throw Error(fmt::format("the generation {} is older than the purge of {}: it may have articles that were purged, and "
                          "is not published again",
                          name, purge),
              "run that khabar-index remove --purge again: it drops what is left");
}

std::string purge_hint(const std::string& purge, const std::string& otherwise) {
  if (purge.empty()) return otherwise;
  return fmt::format("remove --purge has dropped what was before {}, since it had articles that were purged", purge);
}

std::string generation_before(const IndexDirectory& directory, const std::string& purge) {
  const auto current = directory.current();
  std::string before;
  for (const std::string& name : directory.list_generations()) {
    if (!current || is_earlier_run(name, *current)) before = name;
  }
  if (!before.empty()) return before;
  throw Error(fmt::format("there is no generation before {}", current.value_or("the first")),
              purge_hint(purge, "khabar-index status lists what there is; a build keeps as many as --keep says"));
}

std::string named_generation(const IndexDirectory& directory, const std::string& name, const std::string& purge) {
  const std::vector<std::string> names = directory.list_generations();
  if (std::ranges::find(names, name) != names.end()) return name;
  const bool before_purge = !purge.empty() && is_run_name(name) && is_earlier_run(name, purge);
  throw Error(fmt::format("there is no generation {} in {}", name, directory.root().string()),
              purge_hint(before_purge ? purge : "", fmt::format("there are {}", fmt::join(names, ", "))));
}

// Readers must be able to open what is published, and it must be what was published before: in an emergency it is worth
// the time to read it once.
std::uint64_t check_target(const IndexDirectory& directory, const std::string& name, const PublicationGate& gate) {
  const std::filesystem::path path = directory.generations() / name;
  require_published_files(path, [&] { gate.check(); });
  try {
    const Xapian::Database database(path.string());
    const IndexMetadata metadata = read_metadata(database);
    const bool same =
        metadata.schema_version == kSchemaVersion &&
        Analyzer(VariantTable(metadata.variants, path.string())).fingerprint() == metadata.analyzer_fingerprint;
    if (same) return database.get_doccount();
    throw Error(
        fmt::format("khabar-search of this version could not open the generation {}: it was made by khabar-index "
                    "{} in format {} with the analyzer {}",
                    name, metadata.khabar_version, metadata.schema_version, metadata.analyzer_fingerprint),
        "choose another one, or go back to that version first");
  } catch (const Xapian::Error& error) {
    throw Error(fmt::format("the generation {} cannot be opened: {}", name, error.get_msg()),
                "choose another one; khabar-index verify --all shows which are sound");
  }
}

void roll_back(const IndexDirectory& directory, const std::string& name, std::uint64_t articles, PublicationGate& gate,
               Warnings& warnings) {
  IndexingReport report;
  report.command = "rollback";
  report.generation = name;
  report.started = utc_now();
  report.khabar_version = kVersion;
  report.published = true;
  report.indexed = articles;
  ReportFile file(directory, new_run_name(directory));
  file.write(report_json(report));
  set_current(directory, name, gate, warnings);
  warnings.attempt("the report may be lost", [&] { file.show(); });
}

}  // namespace

ExitStatus rollback_command(const ParsedOptions& options, const Streams& streams) {
  PublicationGate gate;
  SignalWatcher signals(gate);
  const IndexDirectory directory = existing_index(options);
  const bool dry_run = options.has("dry-run");
  std::optional<IndexLock> lock;
  if (!dry_run) lock.emplace(directory);
  const auto before = directory.readable_current();
  const std::string purge = last_purge(directory);
  const std::string target =
      options.has("to") ? named_generation(directory, options.get("to"), purge) : generation_before(directory, purge);
  refuse_purged(target, purge);
  const std::uint64_t articles = check_target(directory, target, gate);
  if (target == before) {
    if (!options.has("quiet")) streams.err << fmt::format("{} is already the published generation\n", target);
    return ExitStatus::kDone;
  }
  Warnings warnings;
  if (!dry_run) roll_back(directory, target, articles, gate, warnings);
  return end_run(warnings, ExitStatus::kDone, gate, signals, streams.err, [&] {
    if (options.has("quiet")) return;
    streams.err << fmt::format("{} generation {} ({}) in place of {}\n", dry_run ? "would publish" : "published",
                               target, counted(articles, "article", "articles"), before.value_or("none"));
  });
}

}  // namespace khabar
