#include "common/program/named_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <utility>

#include "common/program/error.h"
#include "common/program/system_calls.h"

namespace khabar {
namespace {

constexpr std::size_t kReadAtOnce = 1 << 16;
constexpr int kPatience = 5'000;  // milliseconds that a pipe may be silent

std::string without_mark(std::string&& text) {
  constexpr std::string_view kByteOrderMark = "\uFEFF";
  if (text.starts_with(kByteOrderMark)) text.erase(0, kByteOrderMark.size());
  return std::move(text);
}

[[noreturn]] void refuse_size(const std::string& name, std::size_t most, const std::string& hint) {
  throw Error(fmt::format("{} has more than {} bytes", name, most), hint);
}

class NamedFile {
 public:
  NamedFile(const std::string& path, const std::string& hint)
      : path_(path),
        hint_(hint),
        descriptor_(uninterrupted([&] { return ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY); })) {
    if (descriptor_ < 0) fail(std::strerror(errno));
  }
  ~NamedFile() { ::close(descriptor_); }
  NamedFile(const NamedFile&) = delete;
  NamedFile& operator=(const NamedFile&) = delete;

  std::string read(std::size_t most) const {
    std::string text;
    std::array<char, kReadAtOnce> piece{};
    while (const std::size_t count = read_piece(piece.data())) {
      text.append(piece.data(), count);
      if (text.size() > most) refuse_size(path_, most, hint_);
    }
    if (text.empty() && is_pipe()) fail("nobody writes to this pipe");
    return text;
  }

 private:
  [[noreturn]] void fail(std::string_view reason) const {
    throw Error(fmt::format("cannot read {}: {}", path_, reason), hint_);
  }

  bool is_pipe() const {
    struct stat status {};
    return ::fstat(descriptor_, &status) == 0 && S_ISFIFO(status.st_mode);
  }

  std::size_t read_piece(char* piece) const {
    for (;;) {
      const ssize_t count = uninterrupted([&] { return ::read(descriptor_, piece, kReadAtOnce); });
      if (count >= 0) return static_cast<std::size_t>(count);
      if (errno != EAGAIN) fail(std::strerror(errno));
      pollfd readable{descriptor_, POLLIN, 0};
      if (::poll(&readable, 1, kPatience) == 0) fail("nothing comes from it");
    }
  }

  const std::string& path_;
  const std::string& hint_;
  const int descriptor_;
};

}  // namespace

std::string read_named_file(const std::string& path, std::size_t most, const std::string& hint) {
  return without_mark(NamedFile(path, hint).read(most));
}

std::string read_named_stream(std::istream& in, const std::string& name, std::size_t most, const std::string& hint) {
  std::string text;
  std::array<char, kReadAtOnce> piece{};
  do {
    in.read(piece.data(), piece.size());
    text.append(piece.data(), static_cast<std::size_t>(in.gcount()));
    if (text.size() > most) refuse_size(name, most, hint);
  } while (in);
  if (in.bad()) throw Error(fmt::format("cannot read {}", name), hint);
  return without_mark(std::move(text));
}

}  // namespace khabar
