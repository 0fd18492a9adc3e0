#include "common/program/file_descriptor.h"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <memory>
#include <string_view>
#include <system_error>

#include "common/program/error.h"
#include "common/program/system_calls.h"

namespace khabar {

void throw_file_error(std::string_view action, const std::filesystem::path& path, int error_number) {
  throw Error(fmt::format("cannot {} {}: {}", action, path.string(), std::generic_category().message(error_number)),
              "check the permissions, the free space and the disk");
}

bool is_file(const std::filesystem::path& path) {
  std::error_code error;
  const std::filesystem::file_status status = std::filesystem::status(path, error);
  if (status.type() == std::filesystem::file_type::none) throw_file_error("read", path, error.value());
  return std::filesystem::is_regular_file(status);
}

FileDescriptor::FileDescriptor(const std::filesystem::path& path, int flags)
    : descriptor_(uninterrupted([&] { return ::open(path.c_str(), flags | O_CLOEXEC, 0666); })) {
  if (descriptor_ < 0) throw_file_error("open", path, errno);
}

FileDescriptor::~FileDescriptor() { ::close(descriptor_); }

std::string read_beginning(const FileDescriptor& file, const std::filesystem::path& path, std::size_t most) {
  std::string bytes(most, '\0');
  std::size_t size = 0;
  while (size < most) {
    const ssize_t got = uninterrupted([&] { return ::read(file.get(), &bytes[size], most - size); });
    if (got < 0) throw_file_error("read", path, errno);
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
  }
  bytes.resize(size);
  return bytes;
}

namespace {

// Returns an error number or 0. std::filesystem::directory_iterator ends the process if there is no memory for a name:
// libstdc++ 12 makes it in a function that is noexcept.
int append_names(const std::filesystem::path& directory, std::vector<std::string>& names) {
  const std::unique_ptr<DIR, decltype([](DIR* opened) { ::closedir(opened); })> entries(::opendir(directory.c_str()));
  if (!entries) return errno;
  for (;;) {
    errno = 0;
    const dirent* const entry = ::readdir(entries.get());
    if (entry == nullptr) return errno;
    const std::string_view name = entry->d_name;
    if (name != "." && name != "..") names.emplace_back(name);
  }
}

}  // namespace

std::vector<std::string> file_names(const std::filesystem::path& directory) {
  std::vector<std::string> names;
  int error = 0;
  do {
    names.clear();
    error = append_names(directory, names);
  } while (error == EINTR);
  if (error != 0 && error != ENOENT) throw_file_error("read", directory, error);
  return names;
}

}  // namespace khabar
