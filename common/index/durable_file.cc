#include "common/index/durable_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "common/program/error.h"

namespace khabar {

void throw_file_error(std::string_view action, const std::filesystem::path& path, int error_number) {
  throw Error(fmt::format("cannot {} {}: {}", action, path.string(), std::generic_category().message(error_number)),
              "check the permissions, the free space and the disk");
}

FileDescriptor::FileDescriptor(const std::filesystem::path& path, int flags)
    : descriptor_(::open(path.c_str(), flags | O_CLOEXEC, 0666)) {
  if (descriptor_ < 0) throw_file_error("open", path, errno);
}

FileDescriptor::~FileDescriptor() { ::close(descriptor_); }

void sync_path(const std::filesystem::path& path) {
  const FileDescriptor file(path, O_RDONLY);
  if (::fsync(file.get()) != 0) throw_file_error("write", path, errno);
}

void sync_tree(const std::filesystem::path& directory) {
  for (const auto& entry : std::filesystem::recursive_directory_iterator(directory)) sync_path(entry.path());
  sync_path(directory);
}

void write_durably(const std::filesystem::path& path, std::string_view bytes) {
  const FileDescriptor file(path, O_WRONLY | O_CREAT | O_TRUNC);
  while (!bytes.empty()) {
    const ssize_t written = ::write(file.get(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw_file_error("write", path, errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::fsync(file.get()) != 0) throw_file_error("write", path, errno);
}

void rename_durably(const std::filesystem::path& from, const std::filesystem::path& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) throw_file_error("rename to", to, errno);
  sync_path(to.has_parent_path() ? to.parent_path() : ".");
}

}  // namespace khabar
