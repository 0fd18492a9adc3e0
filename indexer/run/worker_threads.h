// Threads as the system gives them: it may refuse some (ulimit -u, pids.max), which must leave nobody waiting.
#pragma once

#include <functional>
#include <future>
#include <iosfwd>
#include <thread>
#include <vector>

namespace khabar {

// One that runs beside all else. Throws Error if the system refuses it.
std::jthread start_thread(std::function<void(const std::stop_token&)> work);

// Several that do one kind of work side by side.
class WorkerThreads {
 public:
  // Runs `work` in `count` threads, in fewer if the system refuses more. Throws Error if it refuses even one; from the
  // first on it does not throw, so that no thread waits for work from somebody who is gone.
  void start(unsigned count, const std::function<void()>& work);

  unsigned size() const { return static_cast<unsigned>(threads_.size()); }

  // Waits for all. Throws what the first of them has thrown.
  void wait();

 private:
  std::vector<std::future<void>> threads_;  // a future of std::async waits for its thread when it goes
};

// Runs all tasks, each once, in this thread and in up to `threads` - 1 others, as many of them as the system gives.
// Throws what one of them has thrown.
void run_tasks(unsigned threads, const std::vector<std::function<void()>>& tasks);

// Says that the system gave `got` of `asked` threads, if it did not give all.
void print_missing_threads(unsigned asked, unsigned got, std::ostream& out);

}  // namespace khabar
