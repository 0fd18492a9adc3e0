// Applies changes while the input is read: threads analyse them side by side, and write them one after the other in
// input order, so that what comes out does not depend on their number.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "common/forms/form_counter.h"
#include "indexer/build/memory_plan.h"
#include "indexer/run/worker_threads.h"
#include "indexer/update/change_queue.h"
#include "indexer/update/generation_edit.h"

namespace khabar {

struct ChangeWriterSettings {
  unsigned jobs = 1;
  std::size_t waiting_bytes = 0;    // of text read but not written: one article of any length, else at most so much
  std::filesystem::path published;  // the generation that is edited
  LargestArticle largest{};         // that may be replaced
};

class ChangeWriter {
 public:
  // `open` copies the published generation; it is called in a thread that starts with the first change: a run without
  // changes copies nothing.
  ChangeWriter(ChangeWriterSettings settings, std::function<std::unique_ptr<GenerationEdit>()> open);
  ~ChangeWriter();  // drops what is not written
  ChangeWriter(const ChangeWriter&) = delete;
  ChangeWriter& operator=(const ChangeWriter&) = delete;

  unsigned threads() const { return started_; }  // 0 before the first change

  // Waits for room. Throws what a thread has thrown.
  void put(Change&& change);

  // Waits for all changes and returns the edit, made now if there was none. Throws what a thread has thrown.
  std::unique_ptr<GenerationEdit> finish();

 private:
  void start();
  void push();
  void work();
  void write(const ChangeBatch& batch, const std::vector<Xapian::Document>& documents);

  const ChangeWriterSettings settings_;
  const std::function<std::unique_ptr<GenerationEdit>()> open_;
  ChangeQueue queue_;
  ChangeBatch batch_;
  std::unique_ptr<GenerationEdit> edit_;  // belongs to the thread whose turn it is
  std::mutex mutex_;                      // guards forms_
  std::vector<FormCounter> forms_;
  unsigned started_ = 0;
  WorkerThreads threads_;  // last, so that they have ended before what they use goes
};

}  // namespace khabar
