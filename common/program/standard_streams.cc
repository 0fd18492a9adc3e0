#include "common/program/standard_streams.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <streambuf>
#include <utility>

#include "common/program/system_calls.h"
#include "common/program/terminal.h"
#include "common/utf8.h"

namespace khabar {
namespace {

constexpr std::size_t kBufferBytes = 1 << 16;

// Where a character, or CRLF, begins that is not all there yet; the size of `text` if its last one is.
std::size_t unfinished_character(std::string_view text) {
  if (text.ends_with('\r')) return text.size() - 1;
  for (std::size_t back = 1; back <= std::min<std::size_t>(text.size(), 3); ++back) {
    const char last = text[text.size() - back];
    if (is_continuation(last)) continue;
    const auto byte = static_cast<unsigned char>(last);
    const std::size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
    return length > back ? text.size() - back : text.size();
  }
  return text.size();
}

void take_if_closed(int descriptor, int flags) {
  if (::fcntl(descriptor, F_GETFD) >= 0) return;
  const int nowhere = ::open("/dev/null", flags);
  if (nowhere < 0 || nowhere == descriptor) return;
  ::dup2(nowhere, descriptor);
  ::close(nowhere);
}

void take_closed_descriptors() {
  take_if_closed(STDIN_FILENO, O_WRONLY);
  take_if_closed(STDOUT_FILENO, O_RDONLY);
  take_if_closed(STDERR_FILENO, O_WRONLY);
}

}  // namespace

class StandardStreams::Buffer : public std::streambuf {
 public:
  explicit Buffer(int descriptor) : descriptor_(descriptor), terminal_(khabar::is_terminal(descriptor)) {}

  bool is_terminal() const { return terminal_; }
  int error() const { return error_; }

  bool write_own(std::string_view text) {
    take_tail();
    ready_ += text;
    return send_when_due(text);
  }

 protected:
  std::streamsize xsputn(const char* bytes, std::streamsize count) override {
    return take({bytes, static_cast<std::size_t>(count)}) ? count : 0;
  }

  int_type overflow(int_type c) override {
    if (traits_type::eq_int_type(c, traits_type::eof())) return traits_type::not_eof(c);
    const char byte = traits_type::to_char_type(c);
    return take({&byte, 1}) ? c : traits_type::eof();
  }

  int sync() override { return send() ? 0 : -1; }

 private:
  bool take(std::string_view text) {
    if (terminal_) {
      tail_ += text;
      const std::size_t end = unfinished_character(tail_);
      ready_ += printable_lines(std::string_view{tail_}.substr(0, end));
      tail_.erase(0, end);
    } else {
      ready_ += text;
    }
    return send_when_due(text);
  }

  void take_tail() {
    ready_ += printable_lines(tail_);
    tail_.clear();
  }

  bool send_when_due(std::string_view added) {
    const bool line = terminal_ && added.find('\n') != std::string_view::npos;
    return ready_.size() < kBufferBytes && !line ? true : send();
  }

  bool send() {
    const int error = write_all(descriptor_, std::exchange(ready_, {}));
    if (error == 0) return true;
    if (error == EPIPE && descriptor_ == STDOUT_FILENO) {
      end_by_signal(SIGPIPE);
      std::_Exit(128 + SIGPIPE);
    }
    error_ = error;
    return false;
  }

  const int descriptor_;
  const bool terminal_;
  int error_ = 0;
  std::string tail_;   // the beginning of a character
  std::string ready_;  // fit for the descriptor
};

StandardStreams::StandardStreams()
    : output_(std::make_unique<Buffer>(STDOUT_FILENO)),
      errors_(std::make_unique<Buffer>(STDERR_FILENO)),
      former_output_(std::cout.rdbuf(output_.get())),
      former_errors_(std::cerr.rdbuf(errors_.get())) {
  take_closed_descriptors();
}

StandardStreams::~StandardStreams() {
  print_own(std::cout, {});
  print_own(std::cerr, {});
  std::cout.flush();
  std::cerr.flush();
  std::cout.rdbuf(former_output_);
  std::cerr.rdbuf(former_errors_);
}

int StandardStreams::output_error() const { return output_->error(); }

void print_own(std::ostream& out, std::string_view text) {
  auto* buffer = dynamic_cast<StandardStreams::Buffer*>(out.rdbuf());
  if (buffer == nullptr || !buffer->is_terminal()) {
    out << text;
  } else if (!buffer->write_own(text)) {
    out.setstate(std::ios::badbit);
  }
}

bool shows_on_terminal(const std::ostream& out) {
  const auto* buffer = dynamic_cast<const StandardStreams::Buffer*>(out.rdbuf());
  return buffer != nullptr && buffer->is_terminal();
}

std::string one_line(const std::ostream& out, std::string_view foreign) {
  return shows_on_terminal(out) ? printable(foreign) : std::string{foreign};
}

}  // namespace khabar
