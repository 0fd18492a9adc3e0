#include "searcher/serve/http/work_queue.h"

#include <utility>

namespace khabar {

WorkQueue::WorkQueue(std::size_t workers, std::size_t room) : room_(room) {
  for (std::size_t i = 0; i < workers; ++i) threads_.emplace_back([this, i] { work(i); });
}

void WorkQueue::finish() {
  {
    const std::lock_guard lock{mutex_};
    ending_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
}

bool WorkQueue::reserve() {
  const std::lock_guard lock{mutex_};
  if (ending_ || reserved_ >= room_) return false;
  ++reserved_;
  return true;
}

void WorkQueue::push(Job job) {
  {
    const std::lock_guard lock{mutex_};
    jobs_.push_back(std::move(job));
  }
  changed_.notify_one();
}

std::size_t WorkQueue::waiting() const {
  const std::lock_guard lock{mutex_};
  return jobs_.size();
}

void WorkQueue::work(std::size_t worker) {
  for (;;) {
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [this] { return !jobs_.empty() || (ending_ && reserved_ == 0); });
    if (jobs_.empty()) return;
    const Job job = std::move(jobs_.front());
    jobs_.pop_front();
    --reserved_;
    lock.unlock();
    job(worker);
  }
}

}  // namespace khabar
