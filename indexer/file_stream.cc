#include "indexer/file_stream.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace khabar {

std::unique_ptr<FileStream> FileStream::open(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const int error = errno;
  std::unique_ptr<FileStream> stream(new FileStream(descriptor, true));
  if (descriptor < 0) stream->failure_ = "cannot be opened: " + std::generic_category().message(error);
  return stream;
}

std::unique_ptr<FileStream> FileStream::standard_input() {
  return std::unique_ptr<FileStream>(new FileStream(STDIN_FILENO, false));
}

FileStream::~FileStream() {
  if (owned_ && descriptor_ >= 0) ::close(descriptor_);
}

std::size_t FileStream::read(std::span<char> buffer) {
  if (!failure_.empty()) return 0;
  for (;;) {
    const ssize_t got = ::read(descriptor_, buffer.data(), buffer.size());
    if (got >= 0) {
      bytes_read_ += static_cast<std::uint64_t>(got);
      return static_cast<std::size_t>(got);
    }
    if (errno != EINTR) {
      failure_ = "cannot be read: " + std::generic_category().message(errno);
      return 0;
    }
  }
}

}  // namespace khabar
