#include "indexer/commands/signal_watcher.h"

#include <fmt/format.h>

#include <ctime>

#include "common/program/error.h"

namespace khabar {
namespace {

bool is_ignored(int number) {
  struct sigaction action {};
  return ::sigaction(number, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
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
    // A blocked signal is delivered to sigtimedwait even where it is ignored, as under nohup.
    if (!is_ignored(number)) sigaddset(&watched_, number);
  }
  ::pthread_sigmask(SIG_BLOCK, &watched_, &before_);
  thread_ = std::jthread([this](const std::stop_token& stop) { watch(stop); });
}

SignalWatcher::~SignalWatcher() {
  thread_.request_stop();
  thread_.join();
  ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

void SignalWatcher::watch(const std::stop_token& stop) {
  constexpr timespec kPatience{0, 50'000'000};
  while (!stop.stop_requested()) {
    const int number = ::sigtimedwait(&watched_, nullptr, &kPatience);
    if (number <= 0) continue;
    if (received_.exchange(number) != 0) end_process(number);
  }
}

void SignalWatcher::check() const {
  const int number = received_.load(std::memory_order_relaxed);
  if (number == 0) return;
  throw Error(fmt::format("ended by {}", number == SIGINT ? "SIGINT" : "SIGTERM"),
              "nothing was published; the index is as before", static_cast<ExitStatus>(128 + number));
}

}  // namespace khabar
