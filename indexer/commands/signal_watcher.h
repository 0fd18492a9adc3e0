// SIGINT and SIGTERM as a wish to end the run cleanly.
#pragma once

#include <atomic>
#include <chrono>
#include <csignal>
#include <thread>

namespace khabar {

// While it lives, the first SIGINT or SIGTERM is only noted. If it still lives kPatience later, or if a second signal
// comes, the process ends at once: Xapian merges and checks tables of any size without asking, and one article may take
// longer. Make it before other threads: they inherit the blocked signals. Signals that were ignored stay ignored.
class SignalWatcher {
 public:
  // Of the two seconds in which a run is to end. Chosen.
  static constexpr std::chrono::milliseconds kPatience{1000};

  // Throws Error if the system gives no thread.
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
