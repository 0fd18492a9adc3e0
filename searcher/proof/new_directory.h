// A directory that is there with all its files, or not at all.
#pragma once

#include <filesystem>
#include <string>

namespace khabar {

// Files are written to path(), beside the place where they are to lie, and go there with publish(). A run that fails
// leaves nothing; one that is killed leaves path(), which is `PLACE.part-` and a number.
class NewDirectory {
 public:
  // Throws Error if `place` is there, unless it is an empty directory, and if nothing can be written beside it.
  explicit NewDirectory(const std::filesystem::path& place);
  ~NewDirectory();
  NewDirectory(const NewDirectory&) = delete;
  NewDirectory& operator=(const NewDirectory&) = delete;

  const std::filesystem::path& path() const { return path_; }

  // Waits until the files are on disk, and renames the directory. Throws Error; then nothing is at the place, or what
  // somebody else has put there meanwhile.
  void publish();

 private:
  const std::filesystem::path place_;
  const std::filesystem::path path_;
  bool published_ = false;
};

}  // namespace khabar
