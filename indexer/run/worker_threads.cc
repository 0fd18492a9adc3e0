#include "indexer/run/worker_threads.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <ostream>
#include <system_error>
#include <utility>

#include "common/program/error.h"

namespace khabar {
namespace {

Error refused(const std::exception& error) {
  return Error(fmt::format("cannot start a thread: {}", error.what()),
               "allow more processes and memory (ulimit -u, ulimit -v, TasksMax= of a systemd unit)");
}

}  // namespace

std::jthread start_thread(std::function<void(const std::stop_token&)> work) {
  try {
    return std::jthread(std::move(work));
  } catch (const std::system_error& error) {
    throw refused(error);
  }
}

void WorkerThreads::start(unsigned count, const std::function<void()>& work) {
  threads_.reserve(count);
  try {
    while (threads_.size() < count) threads_.push_back(std::async(std::launch::async, work));
  } catch (const std::exception& error) {  // std::system_error, or std::bad_alloc if there is no memory for one
    if (threads_.empty()) throw refused(error);
  }
}

void WorkerThreads::wait() {
  std::exception_ptr first;
  for (std::future<void>& thread : threads_) {
    try {
      thread.get();
    } catch (...) {
      if (!first) first = std::current_exception();
    }
  }
  threads_.clear();
  if (first) std::rethrow_exception(first);
}

void run_tasks(unsigned threads, const std::vector<std::function<void()>>& tasks) {
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t task = next++; task < tasks.size(); task = next++) tasks[task]();
  };
  WorkerThreads others;
  try {
    others.start(std::min(threads, static_cast<unsigned>(tasks.size())) - 1, work);
  } catch (const Error&) {
    // No thread is to be had: this one does it all.
  }
  work();
  others.wait();
}

void print_missing_threads(unsigned asked, unsigned got, std::ostream& out) {
  if (got >= asked) return;
  out << fmt::format("khabar-index: warning: the system gave {} of {} threads (ulimit -u, TasksMax= of a unit)\n", got,
                     asked);
}

}  // namespace khabar
