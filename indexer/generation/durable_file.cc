#include "indexer/generation/durable_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <system_error>

#include "common/program/system_calls.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;

fs::path parent_of(const fs::path& path) { return path.has_parent_path() ? path.parent_path() : "."; }

// FUSE and CIFS may keep the names in a directory safe by themselves and refuse to be asked for it.
bool has_no_sync(const fs::path& path, int error_number) {
  std::error_code ignored;
  return (error_number == EINVAL || error_number == ENOTSUP) && fs::is_directory(path, ignored);
}

}  // namespace

std::vector<fs::path> make_directories(const fs::path& path) {
  std::vector<fs::path> missing;
  std::error_code error;
  for (fs::path at = path; !at.empty() && !fs::exists(at, error) && !error; at = at.parent_path()) {
    if (at.has_filename()) missing.push_back(at);
  }
  if (!error) fs::create_directories(path, error);
  if (error) throw_file_error("create the directory", path, error.value());
  std::ranges::reverse(missing);
  for (fs::path& made : missing) made = parent_of(made);
  return missing;
}

void sync_file(const FileDescriptor& file, const fs::path& path) {
  const int result = uninterrupted([&] { return ::fsync(file.get()); });
  const int error_number = errno;
  if (result != 0 && !has_no_sync(path, error_number)) throw_file_error("write", path, error_number);
}

void sync_path(const fs::path& path) { sync_file(FileDescriptor(path, O_RDONLY), path); }

void sync_tree(const fs::path& directory) {
  for (const std::string& name : file_names(directory)) {
    const fs::path path = directory / name;
    std::error_code error;
    const fs::file_status status = fs::symlink_status(path, error);
    if (error) throw_file_error("read", path, error.value());
    fs::is_directory(status) ? sync_tree(path) : sync_path(path);
  }
  sync_path(directory);
}

void write_all(const FileDescriptor& file, const fs::path& path, std::string_view bytes) {
  if (const int error_number = write_all(file.get(), bytes)) throw_file_error("write", path, error_number);
}

void write_durably(const fs::path& path, std::string_view bytes) {
  const FileDescriptor file(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW);
  write_all(file, path, bytes);
  sync_file(file, path);
}

void rename_file(const fs::path& from, const fs::path& to) {
  const int result = uninterrupted([&] { return std::rename(from.c_str(), to.c_str()); });
  if (result != 0) throw_file_error("rename to", to, errno);
}

void rename_durably(const fs::path& from, const fs::path& to) {
  rename_file(from, to);
  sync_path(parent_of(to));
}

}  // namespace khabar
