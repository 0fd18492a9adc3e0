// Work that waits for threads of its own, and never for more than it has room for.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace khabar {

class WorkQueue {
 public:
  // What a thread does; it is told which of them it is, from 0. It must not throw.
  using Job = std::function<void(std::size_t worker)>;

  WorkQueue(std::size_t workers, std::size_t room);
  ~WorkQueue() { finish(); }
  WorkQueue(const WorkQueue&) = delete;
  WorkQueue& operator=(const WorkQueue&) = delete;

  // Keeps a place for one job; false if there is no room, or since finish(). push() must follow.
  bool reserve();
  void push(Job job);

  // Does what waits, and ends the threads.
  void finish();

  // Jobs that no thread has begun.
  std::size_t waiting() const;

 private:
  void work(std::size_t worker);

  const std::size_t room_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Job> jobs_;
  std::size_t reserved_ = 0;  // places that are kept, and jobs that wait
  bool ending_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace khabar
