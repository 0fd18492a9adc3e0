// SIGINT and SIGTERM as a wish to end the run cleanly.
#pragma once

#include <atomic>
#include <csignal>
#include <thread>

namespace khabar {

// While it lives, the first SIGINT or SIGTERM is only noted; a second ends the process at once. Make it before other
// threads: they inherit the blocked signals. Signals that were ignored stay ignored.
class SignalWatcher {
 public:
  SignalWatcher();
  ~SignalWatcher();
  SignalWatcher(const SignalWatcher&) = delete;
  SignalWatcher& operator=(const SignalWatcher&) = delete;

  bool received() const { return received_.load(std::memory_order_relaxed) != 0; }

  // Throws Error with the exit status 128 + signal where a signal came.
  void check() const;

 private:
  void watch(const std::stop_token& stop);

  sigset_t watched_{};
  sigset_t before_{};
  std::atomic<int> received_{0};
  std::jthread thread_;
};

}  // namespace khabar
