#include "searcher/proof/crate_directory.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "common/program/error.h"
#include "common/program/file_descriptor.h"
#include "common/program/system_calls.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;

void wait_until_on_disk(const fs::path& path) {
  const FileDescriptor file{path, O_RDONLY | O_CLOEXEC};
  if (uninterrupted([&] { return ::fsync(file.get()); }) == 0) return;
  const int error = errno;
  const bool offered = error != EINVAL && error != ENOTSUP;  // some file systems do not offer it for directories
  if (offered) throw_file_error("write", path, error);
}

}  // namespace

CrateDirectory::CrateDirectory(const fs::path& path) : path_(path) {
  std::error_code error;
  if (fs::create_directory(path, error)) return;
  if (fs::is_directory(path, error)) {
    if (fs::is_empty(path, error)) return;
    if (error) throw_file_error("read", path, error.value());
    throw Error(fmt::format("{} is not empty, and nothing in it is written over", path.string()),
                "name a directory that is not there, or an empty one");
  }
  if (fs::exists(fs::symlink_status(path, error))) {
    throw Error(fmt::format("{} is there, and is no directory", path.string()), "name a directory that is not there");
  }
  fs::create_directory(path, error);
  throw_file_error("make", path, error.value());
}

void CrateDirectory::keep() const {
  for (const auto& entry : fs::directory_iterator{path_}) wait_until_on_disk(entry.path());
  wait_until_on_disk(path_);
}

}  // namespace khabar
