#include "indexer/build/batch_queue.h"

#include <utility>

namespace khabar {

bool BatchQueue::push(ArticleBatch&& batch) {
  std::unique_lock lock(mutex_);
  has_room_.wait(lock, [&] { return batches_.size() < capacity_ || cancelled_; });
  if (cancelled_) return false;
  batches_.push_back(std::move(batch));
  has_batch_.notify_one();
  return true;
}

std::optional<ArticleBatch> BatchQueue::pop() {
  std::unique_lock lock(mutex_);
  has_batch_.wait(lock, [&] { return !batches_.empty() || closed_ || cancelled_; });
  if (batches_.empty() || cancelled_) return std::nullopt;
  ArticleBatch batch = std::move(batches_.front());
  batches_.pop_front();
  has_room_.notify_one();
  return batch;
}

void BatchQueue::close() {
  const std::lock_guard lock(mutex_);
  closed_ = true;
  has_batch_.notify_all();
}

void BatchQueue::cancel() {
  const std::lock_guard lock(mutex_);
  cancelled_ = true;
  batches_.clear();
  has_batch_.notify_all();
  has_room_.notify_all();
}

}  // namespace khabar
