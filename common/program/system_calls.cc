#include "common/program/system_calls.h"

#include <poll.h>
#include <unistd.h>

#include <csignal>

namespace khabar {

int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = uninterrupted([&] { return ::write(descriptor, bytes.data(), bytes.size()); });
    if (written >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno == EAGAIN) {  // it is shared with a program that does not wait
      pollfd writable{descriptor, POLLOUT, 0};
      ::poll(&writable, 1, -1);
    } else {
      return errno;
    }
  }
  return 0;
}

void end_by_signal(int number) {
  std::signal(number, SIG_DFL);
  sigset_t one{};
  sigemptyset(&one);
  sigaddset(&one, number);
  ::pthread_sigmask(SIG_UNBLOCK, &one, nullptr);
  std::raise(number);
}

}  // namespace khabar
