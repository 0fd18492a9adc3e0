#include "common/index/file_descriptor.h"

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

}  // namespace khabar
