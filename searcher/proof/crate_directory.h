// The directory of a crate. Nothing that is there is written over, and nothing is ever removed: the searcher has no
// call for that.
#pragma once

#include <filesystem>

namespace khabar {

// A run that fails before its first file leaves an empty directory, which the next run takes. What a full disk or the
// end of the run leaves half done lacks the file that describes a crate, which is written last.
class CrateDirectory {
 public:
  // Makes the directory if it is not there. Throws Error if it cannot be made, is no directory or is not empty.
  explicit CrateDirectory(const std::filesystem::path& path);

  const std::filesystem::path& path() const { return path_; }

  // Waits until all files are on disk. Throws Error.
  void keep() const;

 private:
  const std::filesystem::path path_;
};

}  // namespace khabar
