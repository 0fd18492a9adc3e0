// What an update and a removal share: the published generation, the one in the making, the report and publication.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/index/index_directory.h"
#include "common/index/index_snapshot.h"
#include "indexer/generation/index_lock.h"
#include "indexer/generation/new_generation.h"
#include "indexer/generation/report_file.h"
#include "indexer/run/run.h"
#include "indexer/update/generation_edit.h"
#include "indexer/update/known_articles.h"

namespace khabar {

class EditRun {
 public:
  // A dry run takes no lock and writes nothing.
  EditRun(const std::string& command, const std::filesystem::path& index, bool dry_run, Run& run);

  bool dry_run() const { return !generation_; }
  const KnownArticles& known() const { return known_; }
  std::filesystem::path report_path() const;  // empty for a dry run

  // Of the published generation.
  std::filesystem::path published() const { return directory_.generations() / snapshot_.generation(); }

  // Copies the published generation; changes keep to `memory`.
  std::unique_ptr<GenerationEdit> open(const UpdateMemory& memory) const;

  // Throws Error if the index would have no article, or too few unless forced.
  void check_size(bool force);

  // Publishes the edit and keeps `keep` generations. Throws Error if it is not published; see also warnings().
  void publish(GenerationEdit& edit, std::size_t keep);

  // What failed, but did not keep the run from its end. Moved out.
  Warnings take_warnings() { return dry_run() ? Warnings{} : std::move(generation_->warnings()); }

  // The report of a run that publishes nothing.
  void keep_report();

 private:
  Run& run_;
  IndexDirectory directory_;
  std::optional<IndexLock> lock_;
  IndexSnapshot snapshot_;
  std::optional<NewGeneration> generation_;
  std::optional<ReportFile> report_file_;
  KnownArticles known_;
};

}  // namespace khabar
