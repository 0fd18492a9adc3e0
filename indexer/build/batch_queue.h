// Hands batches from the reader to the indexing threads; bounded, so that a fast reader does not fill the memory.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>

#include "indexer/build/article_batch.h"

namespace khabar {

class BatchQueue {
 public:
  explicit BatchQueue(std::size_t capacity) : capacity_(capacity) {}

  // Waits for room. False if the queue was cancelled: then `batch` is lost.
  bool push(ArticleBatch&& batch);

  // Waits for a batch. Nothing once the queue is closed and empty, or cancelled.
  std::optional<ArticleBatch> pop();

  void close();   // no more will be pushed
  void cancel();  // drops what waits and wakes everybody

 private:
  const std::size_t capacity_;
  std::mutex mutex_;
  std::condition_variable has_room_;
  std::condition_variable has_batch_;
  std::deque<ArticleBatch> batches_;
  bool closed_ = false;
  bool cancelled_ = false;
};

// A thread that fails must not leave the others waiting for it.
template <typename Queue>
class CancelUnlessDone {
 public:
  explicit CancelUnlessDone(Queue& queue) : queue_(queue) {}
  ~CancelUnlessDone() {
    if (!done_) queue_.cancel();
  }
  CancelUnlessDone(const CancelUnlessDone&) = delete;
  CancelUnlessDone& operator=(const CancelUnlessDone&) = delete;
  void done() { done_ = true; }

 private:
  Queue& queue_;
  bool done_ = false;
};

}  // namespace khabar
