// A generation from its first file to its publication.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "common/index/index_directory.h"
#include "common/program/check_point.h"
#include "indexer/generation/publication_gate.h"
#include "indexer/generation/warnings.h"

namespace khabar {

// A name for a run and what it makes, as run_name.h has them; later than every generation and every report there.
std::string new_run_name(const IndexDirectory& directory);

// A generation in the making; removed again unless published. Needs the IndexLock. Removes what killed runs left.
class NewGeneration {
 public:
  explicit NewGeneration(const IndexDirectory& directory);
  ~NewGeneration();
  NewGeneration(const NewGeneration&) = delete;
  NewGeneration& operator=(const NewGeneration&) = delete;

  const std::filesystem::path& path() const { return path_; }  // the database goes here; an empty directory at first
  const std::filesystem::path& scratch() const { return scratch_; }  // removed with publish() or the destructor
  const std::string& name() const { return name_; }                  // see new_run_name()

  // Syncs to disk, renames into place and points CURRENT at it; atomic for readers and after loss of power. Then
  // removes what is newer than the generation published before: it was rolled back from. Throws Error if it is not
  // published, as when a signal comes first; once it is, all that fails is a warning. `check_point` is called while the
  // files are read once more, and what it throws ends that: nothing is published then.
  void publish(PublicationGate& gate, const CheckPoint& check_point = go_on);

  // What went wrong, but is no reason not to publish.
  Warnings& warnings() { return warnings_; }

 private:
  void remove_rolled_back(const std::optional<std::string>& before, const PublicationGate& gate);

  IndexDirectory directory_;
  std::string name_;
  std::filesystem::path path_;
  std::filesystem::path scratch_;
  Warnings warnings_;
  bool published_ = false;
};

// Points CURRENT at a complete generation; atomic for readers and after loss of power. Throws Error if CURRENT is as
// before, as when a signal has come to the gate; that a loss of power may undo it is a warning. Needs the IndexLock.
void set_current(const IndexDirectory& directory, const std::string& name, PublicationGate& gate, Warnings& warnings);

}  // namespace khabar
