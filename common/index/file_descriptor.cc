#include "common/index/file_descriptor.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <system_error>

#include "common/program/error.h"

namespace khabar {

void throw_file_error(std::string_view action, const std::filesystem::path& path, int error_number) {
  throw Error(fmt::format("cannot {} {}: {}", action, path.string(), std::generic_category().message(error_number)),
              "check the permissions, the free space and the disk");
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

std::vector<std::string> file_names(const std::filesystem::path& directory) {
  std::vector<std::string> names;
  std::error_code error;
  do {
    names.clear();
    std::filesystem::directory_iterator at(directory, error);
    for (; !error && at != std::filesystem::directory_iterator{}; at.increment(error)) {
      names.push_back(at->path().filename().string());
    }
  } while (error == std::errc::interrupted);
  if (error && error != std::errc::no_such_file_or_directory) throw_file_error("read", directory, error.value());
  return names;
}

}  // namespace khabar
