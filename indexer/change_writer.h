// Applies changes in a thread of its own, so that the input is read while the generation is copied and changed.
#pragma once

#include <functional>
#include <future>
#include <memory>

#include "common/article.h"
#include "indexer/batch_queue.h"
#include "indexer/generation_edit.h"

namespace khabar {

class ChangeWriter {
 public:
  // `open` copies the published generation; it is called in the thread, which starts with the first article: a run
  // without changes copies nothing.
  explicit ChangeWriter(std::function<std::unique_ptr<GenerationEdit>()> open);
  ~ChangeWriter();  // drops what is not written
  ChangeWriter(const ChangeWriter&) = delete;
  ChangeWriter& operator=(const ChangeWriter&) = delete;

  // Waits for room. Throws what the thread has thrown.
  void put(Article&& article);

  // Waits for all articles and returns the edit, made now where there was no article. Throws what the thread has
  // thrown.
  std::unique_ptr<GenerationEdit> finish();

 private:
  std::unique_ptr<GenerationEdit> work();
  void push();

  std::function<std::unique_ptr<GenerationEdit>()> open_;
  BatchQueue queue_;
  ArticleBatch batch_;
  std::future<std::unique_ptr<GenerationEdit>> thread_;
};

}  // namespace khabar
