// The directory of an index and the life of its generations. Layout:
//   INDEX/CURRENT               name of the published generation; replaced by rename(2)
//   INDEX/generations/<name>/   one Xapian database, complete and verified before it is published
//   INDEX/reports/              one JSON report a run
//   INDEX/LOCK                  held (flock) by the one process that writes
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace khabar {

class IndexDirectory {
 public:
  explicit IndexDirectory(std::filesystem::path root) : root_(std::move(root)) {}

  const std::filesystem::path& root() const { return root_; }
  std::filesystem::path generations() const { return root_ / "generations"; }
  std::filesystem::path reports() const { return root_ / "reports"; }

  // Name of the published generation; nothing where none was published yet.
  std::optional<std::string> current() const;

  // Resolved directory of the published generation. Throws Error ("no index in ...", hint: the build command).
  std::filesystem::path current_path() const;

  std::vector<std::string> list_generations() const;  // oldest first, unfinished ones left out

 private:
  std::filesystem::path root_;
};

// The right to write to an index: held from construction to destruction, one process at a time. Creates the
// directories. Throws Error with ExitStatus::kBusy where another process has it.
class IndexLock {
 public:
  explicit IndexLock(const IndexDirectory& directory);
  ~IndexLock();
  IndexLock(const IndexLock&) = delete;
  IndexLock& operator=(const IndexLock&) = delete;

 private:
  int descriptor_;
};

// A generation in the making, in a directory whose name begins with '.'; removed again unless published.
class NewGeneration {
 public:
  explicit NewGeneration(const IndexDirectory& directory);
  ~NewGeneration();
  NewGeneration(const NewGeneration&) = delete;
  NewGeneration& operator=(const NewGeneration&) = delete;

  const std::filesystem::path& path() const { return path_; }  // the database goes here
  std::filesystem::path scratch() const;                       // exists; removed with publish() or the destructor
  const std::string& name() const { return name_; }

  // Syncs to disk, renames into place and points CURRENT at it; atomic for readers and after loss of power.
  void publish();

 private:
  const IndexDirectory& directory_;
  std::string name_;
  std::filesystem::path path_;
  bool published_ = false;
};

// Removes all but the newest `keep` generations, never the published one, and what killed runs left behind.
// Needs the IndexLock. Returns the names removed.
std::vector<std::string> prune_generations(const IndexDirectory& directory, std::size_t keep);

}  // namespace khabar
