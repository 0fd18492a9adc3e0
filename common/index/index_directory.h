// The directory of an index and the life of its generations. Layout:
//   INDEX/CURRENT               name of the published generation; replaced by rename(2)
//   INDEX/generations/<name>/   one Xapian database, complete and verified before it is published
//   INDEX/reports/              one JSON report a run
//   INDEX/LOCK                  held (flock) by the one process that writes
// A name that begins with '.' is something unfinished; the next writer removes it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "common/index/durable_file.h"

namespace khabar {

class IndexDirectory {
 public:
  explicit IndexDirectory(std::filesystem::path root) : root_(std::move(root)) {}

  const std::filesystem::path& root() const { return root_; }
  std::filesystem::path generations() const { return root_ / "generations"; }
  std::filesystem::path reports() const { return root_ / "reports"; }

  // Name of the published generation; nothing where none was published yet. Throws Error where CURRENT is damaged.
  std::optional<std::string> current() const;

  // The same, but nothing where CURRENT is damaged.
  std::optional<std::string> readable_current() const;

  // Resolved directory of the published generation. Throws Error ("no index in ...", hint: the build command).
  std::filesystem::path current_path() const;

  std::vector<std::string> list_generations() const;        // oldest first, unfinished ones left out
  std::vector<std::filesystem::path> list_reports() const;  // the same for reports

 private:
  std::filesystem::path root_;
};

// What to do where there is no index.
std::string build_hint(const std::filesystem::path& root);

// The right to write to an index: held from construction to destruction, one process at a time. Creates the
// directories. Throws Error with ExitStatus::kBusy where another process has it, and refuses a directory that holds
// something else than an index.
class IndexLock {
 public:
  explicit IndexLock(const IndexDirectory& directory);

 private:
  FileDescriptor file_;  // closing it gives the lock back
};

// A name for a run and what it makes: UTC time as 20250120T101500Z, made unique and later than every generation and
// every report there by a suffix -002, -003, ...
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
  // removes what is newer than the generation published before: it was rolled back from.
  void publish();

 private:
  void remove_rolled_back(const std::optional<std::string>& before);

  IndexDirectory directory_;
  std::string name_;
  std::filesystem::path path_;
  std::filesystem::path scratch_;
  bool published_ = false;
};

// Points CURRENT at a complete generation; atomic for readers and after loss of power. Needs the IndexLock.
void set_current(const IndexDirectory& directory, const std::string& name);

// All but the newest `keep` generations; never the published one.
std::vector<std::string> superfluous_generations(const IndexDirectory& directory, std::size_t keep);

// Removes the superfluous_generations(), and what killed runs left behind. Needs the IndexLock. Returns the names
// removed.
std::vector<std::string> prune_generations(const IndexDirectory& directory, std::size_t keep);

}  // namespace khabar
