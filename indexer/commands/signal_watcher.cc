#include "indexer/commands/signal_watcher.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstdlib>
#include <ctime>

#include "common/program/error.h"
#include "indexer/run/worker_threads.h"

namespace khabar {
namespace {

const char* name_of(int number) { return number == SIGINT ? "SIGINT" : "SIGTERM"; }

bool is_ignored(int number) {
  struct sigaction action {};
  return ::sigaction(number, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

// Past all destructors, which would wait for the work that goes on.
[[noreturn]] void end_unfinished(int number) {
  fmt::print(stderr, "{0}: error: ended by {1} in the middle of its work\n{0}: hint: {2}\n",
             program_invocation_short_name, name_of(number),
             "what was published is whole, and the next run removes what this one left behind");
  std::_Exit(128 + number);
}

void end_process(int number) {
  std::signal(number, SIG_DFL);
  sigset_t one{};
  sigemptyset(&one);
  sigaddset(&one, number);
  ::pthread_sigmask(SIG_UNBLOCK, &one, nullptr);
  std::raise(number);
}

}  // namespace

SignalWatcher::SignalWatcher() {
  sigemptyset(&watched_);
  for (const int number : {SIGINT, SIGTERM}) {
    // A blocked signal is delivered to sigtimedwait even if it is ignored, as under nohup.
    if (!is_ignored(number)) sigaddset(&watched_, number);
  }
  ::pthread_sigmask(SIG_BLOCK, &watched_, &before_);
  thread_ = start_thread([this](const std::stop_token& stop) { watch(stop); });
}

SignalWatcher::~SignalWatcher() {
  thread_.request_stop();
  thread_.join();
  ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

void SignalWatcher::watch(const std::stop_token& stop) {
  constexpr timespec kLook{0, 50'000'000};
  auto deadline = std::chrono::steady_clock::time_point::max();
  while (!stop.stop_requested()) {
    const int number = ::sigtimedwait(&watched_, nullptr, &kLook);
    if (number > 0) {
      if (received_.exchange(number) != 0) end_process(number);
      deadline = std::chrono::steady_clock::now() + kPatience;
    } else if (std::chrono::steady_clock::now() >= deadline) {
      end_unfinished(received_);
    }
  }
}

void SignalWatcher::check() const {
  const int number = received_.load(std::memory_order_relaxed);
  if (number == 0) return;
  throw Error(fmt::format("ended by {}", name_of(number)), "nothing was published; the index is as before",
              static_cast<ExitStatus>(128 + number));
}

}  // namespace khabar
