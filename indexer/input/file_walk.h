// From INPUT arguments to files.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace khabar {

inline constexpr const char* kStandardInput = "-";

struct FoundFile {
  std::string path;      // to open it
  std::string relative;  // to its INPUT, '/' between parts; the file name if the INPUT is a file
  std::uint64_t size = 0;
};

struct WalkHandlers {
  std::function<void(const FoundFile&)> file;
  std::function<void(const std::string& path, const std::string& reason)> problem;
  std::function<void()> ignored = [] {};  // of each file or directory that is_ignored()
};

// Reports every file of one INPUT, which is a file or a directory. Directories are walked recursively, the names of
// each in byte order; see is_ignored() for what is not walked; an index is not either, so that it may lie among its
// inputs. A directory that was reached before is not entered again. `problem` gets what does not exist, cannot be read
// or is not a regular file, links that lead back to a directory above them, and an INPUT that is an index.
//
// Symbolic links are followed if the INPUT itself is one, and inside of a directory if they lead to what lies in
// it too. With FollowLinks::kInside those that lead out of it are a `problem`: whoever may write a link into a
// directory could otherwise put any file that the run can read into the index.
enum class FollowLinks { kInside, kAnywhere };
void walk_input(const std::string& input, FollowLinks follow, const WalkHandlers& handlers);

}  // namespace khabar
