#include "indexer/stream/file_stream.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "common/program/system_calls.h"

namespace khabar {

FileStream::FileStream(int descriptor, bool owned, IsStopped is_stopped)
    : descriptor_(descriptor), owned_(owned), is_stopped_(std::move(is_stopped)) {
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

std::unique_ptr<FileStream> FileStream::open(const std::string& path, IsStopped is_stopped) {
  // A named pipe must not wait for its writer here, where nothing can end that.
  const int descriptor = uninterrupted([&] { return ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK); });
  const int error = errno;
  std::unique_ptr<FileStream> stream(new FileStream(descriptor, true, std::move(is_stopped)));
  if (descriptor < 0) stream->failure_ = "cannot be opened: " + std::generic_category().message(error);
  return stream;
}

std::unique_ptr<FileStream> FileStream::standard_input(IsStopped is_stopped) {
  return std::unique_ptr<FileStream>(new FileStream(STDIN_FILENO, false, std::move(is_stopped)));
}

FileStream::~FileStream() {
  if (owned_ && descriptor_ >= 0) ::close(descriptor_);
}

// Whether there is something to read, or the end; false if the run is to end first.
bool FileStream::wait() {
  constexpr int kMilliseconds = 100;
  pollfd waiting{descriptor_, POLLIN, 0};
  do {
    if (!is_stopped_ || !is_stopped_()) continue;
    failure_ = "the run was ended while reading it";
    return false;
  } while (!S_ISREG(opened_.st_mode) && ::poll(&waiting, 1, kMilliseconds) == 0);
  return true;
}

std::size_t FileStream::read(std::span<char> buffer) {
  if (!failure_.empty()) return 0;
  while (wait()) {
    const ssize_t got = ::read(descriptor_, buffer.data(), buffer.size());
    if (got >= 0) {
      bytes_read_ += static_cast<std::uint64_t>(got);
      if (got == 0) check_unchanged();
      return static_cast<std::size_t>(got);
    }
    if (errno != EINTR && errno != EAGAIN) {
      failure_ = "cannot be read: " + std::generic_category().message(errno);
      return 0;
    }
  }
  return 0;
}

}  // namespace khabar
