#include "indexer/update/change_queue.h"

#include <utility>

namespace khabar {

bool ChangeQueue::push(ChangeBatch&& batch) {
  std::unique_lock lock(mutex_);
  const auto fits = [&] { return bytes_under_way_ == 0 || bytes_under_way_ + batch.bytes <= max_bytes_; };
  changed_.wait(lock, [&] { return fits() || cancelled_; });
  if (cancelled_) return false;
  bytes_under_way_ += batch.bytes;
  batches_.push_back(std::move(batch));
  changed_.notify_all();
  return true;
}

std::optional<ChangeBatch> ChangeQueue::pop() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return !batches_.empty() || closed_ || cancelled_; });
  if (batches_.empty() || cancelled_) return std::nullopt;
  ChangeBatch batch = std::move(batches_.front());
  batches_.pop_front();
  return batch;
}

bool ChangeQueue::wait_for_turn(const ChangeBatch& batch) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return passed_ == batch.number || cancelled_; });
  return !cancelled_;
}

void ChangeQueue::pass(const ChangeBatch& batch) {
  const std::lock_guard lock(mutex_);
  ++passed_;
  bytes_under_way_ -= batch.bytes;
  changed_.notify_all();
}

void ChangeQueue::close() {
  const std::lock_guard lock(mutex_);
  closed_ = true;
  changed_.notify_all();
}

void ChangeQueue::cancel() {
  const std::lock_guard lock(mutex_);
  cancelled_ = true;
  batches_.clear();
  changed_.notify_all();
}

}  // namespace khabar
