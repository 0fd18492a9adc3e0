// Hands the changes of an update from the reader to the threads that analyse them, and lets these write in input order.
#pragma once

#include <xapian.h>

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <vector>

#include "common/article.h"

namespace khabar {

struct Change {
  Article article;
  // The published document that gives way to the article; 0 for none, and if it has given way already.
  Xapian::docid replaced = 0;
};

struct ChangeBatch {
  std::uint64_t number = 0;  // batches count from 0 in input order, without gaps
  std::size_t bytes = 0;     // planned_bytes() of all articles
  std::vector<Change> changes;
};

// Bounded by all the text that is under way, analysed or not.
class ChangeQueue {
 public:
  explicit ChangeQueue(std::size_t max_bytes) : max_bytes_(max_bytes) {}

  // Waits until the batch fits in, which it does alone whatever its size. False if the queue was cancelled: then
  // `batch` is lost.
  bool push(ChangeBatch&& batch);

  // Waits for a batch. Nothing once the queue is closed and empty, or cancelled.
  std::optional<ChangeBatch> pop();

  // Waits until all batches before this one have passed. False if the queue was cancelled.
  bool wait_for_turn(const ChangeBatch& batch);

  // The batch is written; it must have had its turn.
  void pass(const ChangeBatch& batch);

  void close();   // no more will be pushed
  void cancel();  // drops what waits and wakes everybody

 private:
  const std::size_t max_bytes_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<ChangeBatch> batches_;
  std::size_t bytes_under_way_ = 0;
  std::uint64_t passed_ = 0;
  bool closed_ = false;
  bool cancelled_ = false;
};

}  // namespace khabar
