// Which came first, a signal or the publication. Before it a signal ends the run, and nothing is published; after it
// the run has published, whatever comes.
#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>

namespace khabar {

// For the threads of one run and for the one that waits for signals.
class PublicationGate {
 public:
  // False if one was noted before; the first counts.
  bool note_signal(int number);

  // The first signal, or 0.
  int signal() const { return signal_.load(std::memory_order_relaxed); }

  // Throws Error ("ended by SIGTERM") with the exit status 128 + signal if a signal has come. It says that nothing was
  // published if that is so.
  void check() const;

  // Runs `step`, which publishes `generation` or throws; throws as check() does instead if a signal has come. What
  // comes while it runs has come after it.
  void publish(const std::string& generation, const std::function<void()>& step);

  // Gives `step` the generation that was published, or no name. Nothing is published while it runs.
  void hold(const std::function<void(std::string_view generation)>& step) const;

  bool is_published() const;

  // Throws Error that says so if a signal has come after publication.
  void refuse_late_signal() const;

 private:
  mutable std::mutex mutex_;
  std::string generation_;      // behind mutex_; empty until publication
  std::atomic<int> signal_{0};  // not behind it: a signal is noted whatever is under way
};

// "ended by SIGTERM"
std::string ended_by(int number);

// "the signal SIGTERM came after generation 20250120T101500Z had been published"
std::string late_signal_text(int number, std::string_view generation);

}  // namespace khabar
