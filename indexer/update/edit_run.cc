#include "indexer/update/edit_run.h"

#include <fmt/format.h>

#include "common/index/article_document.h"
#include "common/program/error.h"
#include "common/program/utc_time.h"
#include "common/version.h"
#include "indexer/generation/prune.h"
#include "indexer/generation/verification.h"
#include "indexer/run/duplicate_counts.h"
#include "indexer/run/shrink_guard.h"

namespace khabar {
namespace {

// Nothing is created if there is no index.
IndexDirectory present_index(const std::filesystem::path& index) {
  IndexDirectory directory(index);
  directory.current_path();
  return directory;
}

// The published generation, its files read once and compared with their digests before Xapian opens it: Xapian may
// crash over a damaged table. If a run publishes another one meanwhile, which only a dry run lets happen, that one
// is taken.
IndexSnapshot sound_snapshot(const IndexDirectory& directory, const CheckPoint& check_point) {
  constexpr int kTries = 20;
  for (int tries = 1;; ++tries) {
    const std::filesystem::path published = directory.current_path();
    try {
      require_published_files(published, check_point);
      break;
    } catch (const Error&) {
      if (tries == kTries || directory.current_path() == published) throw;
    }
  }
  return IndexSnapshot(directory.root());
}

}  // namespace

EditRun::EditRun(const std::string& command, const std::filesystem::path& index, bool dry_run, Run& run)
    : run_(run),
      directory_(present_index(index)),
      lock_(dry_run ? std::nullopt : std::make_optional<IndexLock>(directory_)),
      snapshot_(sound_snapshot(directory_, run.check_point)),
      known_(snapshot_.database()) {
  if (!dry_run) {
    generation_.emplace(directory_);
    report_file_.emplace(directory_, generation_->name());
  }
  run_.report.command = command;
  run_.report.started = utc_now();
  run_.report.khabar_version = kVersion;
  run_.report.analyzer_fingerprint = snapshot_.analyzer().fingerprint();
  run_.report.jobs = 1;
  run_.report.changes.emplace();
  run_.report.duplicates = count_duplicates(snapshot_.database());
  if (generation_) run_.report.generation = generation_->name();
}

std::filesystem::path EditRun::report_path() const {
  return report_file_ ? report_file_->path() : std::filesystem::path{};
}

std::unique_ptr<GenerationEdit> EditRun::open(const UpdateMemory& memory) const {
  return std::make_unique<GenerationEdit>(snapshot_, published(), known_, generation_->path(), memory,
                                          run_.check_point);
}

void EditRun::check_size(bool force) {
  run_.report.indexed = known_.size() + run_.report.changes->added - run_.report.changes->removed;
  if (run_.report.indexed == 0) {
    throw Error("no article would be left in the index",
                "to remove the whole index, remove its directory; the "
                "index is as before");
  }
  if (!force) refuse_a_shrunken_index(known_.size(), run_.report.indexed);
}

void EditRun::publish(GenerationEdit& edit, std::size_t keep) {
  run_.counters.stage = RunStage::kMerging;
  IndexMetadata metadata = read_metadata(snapshot_.database());
  metadata.created = run_.report.started;
  metadata.khabar_version = run_.report.khabar_version;
  edit.finish(metadata);
  run_.report.duplicates = count_duplicates(Xapian::Database(generation_->path().string()));
  run_.report.seconds.merging = run_.watch.lap();
  run_.check_point();
  run_.counters.stage = RunStage::kPublishing;
  run_.report.published = true;
  report_file_->write(report_json(run_.report));
  generation_->publish(run_.gate, run_.check_point);
  generation_->warnings().attempt("the report may be lost", [&] { report_file_->show(); });
  generation_->warnings().attempt("an old generation is still there",
                                  [&] { prune_generations(directory_, keep, [&] { run_.gate.check(); }); });
  run_.report.seconds.publishing = run_.watch.lap();
}

void EditRun::keep_report() {
  if (dry_run()) return;
  report_file_->write(report_json(run_.report));
  report_file_->show();
}

}  // namespace khabar
