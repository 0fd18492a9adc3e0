#include "indexer/file_stream.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace khabar {

FileStream::FileStream(int descriptor, bool owned) : descriptor_(descriptor), owned_(owned) {
  if (::fstat(descriptor_, &opened_) != 0) opened_ = {};
}

// What was read of a file that somebody writes to may be half of the old and half of the new one.
void FileStream::check_unchanged() {
  struct stat now {};
  if (!S_ISREG(opened_.st_mode) || ::fstat(descriptor_, &now) != 0) return;
  const bool same = now.st_size == opened_.st_size && now.st_mtim.tv_sec == opened_.st_mtim.tv_sec &&
                    now.st_mtim.tv_nsec == opened_.st_mtim.tv_nsec;
  if (!same) failure_ = "changed while it was read";
}

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
      if (got == 0) check_unchanged();
      return static_cast<std::size_t>(got);
    }
    if (errno != EINTR) {
      failure_ = "cannot be read: " + std::generic_category().message(errno);
      return 0;
    }
  }
}

}  // namespace khabar
