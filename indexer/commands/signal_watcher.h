// SIGINT, SIGTERM and SIGHUP as a wish to end the run cleanly.
#pragma once

#include <atomic>
#include <chrono>
#include <csignal>
#include <thread>

#include "indexer/generation/publication_gate.h"

namespace khabar {

// While it lives, the first SIGINT, SIGTERM or SIGHUP is only noted at the gate. If it still lives kPatience later, or
// if a second signal comes, the process ends at once: Xapian merges and checks tables of any size without asking, and
// one article may take longer. A run that has published ends with the status kPartial and a warning then, any other
// by the signal. Make it before other threads: they inherit the blocked signals. Signals that were ignored stay
// ignored, and a pipe that nobody reads any more is an error of the write.
class SignalWatcher {
 public:
  // Of the two seconds in which a run is to end. Chosen.
  static constexpr std::chrono::milliseconds kPatience{1000};

  // Throws Error if the system gives no thread.
  explicit SignalWatcher(PublicationGate& gate);

  // As before, unless the run has published: its status tells that, and no signal may change it any more.
  ~SignalWatcher();
  SignalWatcher(const SignalWatcher&) = delete;
  SignalWatcher& operator=(const SignalWatcher&) = delete;

  // Every signal that has come by now is noted, and none is from now on.
  void stop();

 private:
  void watch(const std::stop_token& stop);

  PublicationGate& gate_;
  sigset_t watched_{};
  sigset_t before_{};
  void (*pipe_before_)(int) = SIG_DFL;
  std::jthread thread_;
};

}  // namespace khabar
