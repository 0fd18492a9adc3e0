#include "searcher/proof/new_directory.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>

#include "common/program/error.h"
#include "common/program/file_descriptor.h"
#include "common/program/system_calls.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;

constexpr int kMostTries = 1000;  // chosen, not tuned: as many may be left by runs that were killed

// rename(2) replaces what a link leads to only if it is told of that itself; it takes no `/` at the end.
fs::path place_itself(const fs::path& place) {
  std::error_code unknown;
  fs::path itself = fs::weakly_canonical(place, unknown);
  if (unknown || itself.empty()) itself = fs::absolute(place, unknown);
  return itself.has_filename() ? itself : itself.parent_path();
}

fs::path free_place(const fs::path& place) {
  std::error_code unknown;
  const fs::file_status status = fs::status(place, unknown);
  if (fs::exists(status) && !fs::is_directory(status)) {
    throw Error(fmt::format("{} is there, and is no directory", place.string()), "name a directory that is not there");
  }
  if (fs::is_directory(status) && !fs::is_empty(place, unknown)) {
    throw Error(fmt::format("{} is not empty, and nothing in it is written over", place.string()),
                "name a directory that is not there, or an empty one");
  }
  if (fs::is_directory(status) && fs::equivalent(place, fs::current_path(unknown), unknown)) {
    throw Error(fmt::format("{} is where the command is run, and would be replaced", place.string()),
                "name another directory, or run it from elsewhere");
  }
  return place;
}

fs::path made_beside(const fs::path& place) {
  for (int i = 0; i < kMostTries; ++i) {
    fs::path path = place;
    path += fmt::format(".part-{}", i);
    std::error_code error;
    if (fs::create_directory(path, error)) return path;
    if (error) throw_file_error("make", path, error.value());
  }
  throw Error(fmt::format("there are {} directories {}.part-N already", kMostTries, place.string()), "remove them");
}

void wait_until_on_disk(const fs::path& path) {
  const FileDescriptor file{path, O_RDONLY | O_CLOEXEC};
  if (uninterrupted([&] { return ::fsync(file.get()); }) == 0) return;
  const int error = errno;
  const bool offered = error != EINVAL && error != ENOTSUP;  // some file systems do not offer it for directories
  if (offered) throw_file_error("write", path, error);
}

}  // namespace

NewDirectory::NewDirectory(const fs::path& place)
    : place_(free_place(place_itself(place))), path_(made_beside(place_)) {}

NewDirectory::~NewDirectory() {
  if (published_) return;
  std::error_code unknown;
  fs::remove_all(path_, unknown);
}

void NewDirectory::publish() {
  for (const auto& entry : fs::directory_iterator{path_}) wait_until_on_disk(entry.path());
  wait_until_on_disk(path_);
  if (uninterrupted([&] { return std::rename(path_.c_str(), place_.c_str()); }) != 0) {
    throw_file_error("write", place_, errno);
  }
  published_ = true;
  wait_until_on_disk(place_.parent_path());
}

}  // namespace khabar
