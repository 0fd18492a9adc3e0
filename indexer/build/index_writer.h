// Turns batches of articles into parts of an index on several threads.
#pragma once

#include <cstddef>
#include <filesystem>
#include <limits>
#include <mutex>

#include "common/analysis/variants.h"
#include "indexer/build/batch_queue.h"
#include "indexer/build/build_method.h"
#include "indexer/build/part_tree.h"
#include "indexer/run/run.h"
#include "indexer/run/worker_threads.h"

namespace khabar {

// This many neighbouring parts are merged into a larger one while the run goes on, and as many of those into the next
// larger: at most 63 a level are left for the last merge, some six open files each, so 126 for a million articles.
inline constexpr std::size_t kPartsPerMerge = 64;

struct IndexWriterSettings {
  unsigned jobs = 1;
  std::size_t words = std::numeric_limits<std::size_t>::max();  // different ones that a thread keeps in memory
  std::size_t fan_in = kPartsPerMerge;
};

class IndexWriter {
 public:
  // Starts that many threads, or as many as the system gives, which write below `scratch`. What is passed by reference
  // must outlive the writer. Throws Error if there is no thread to be had.
  IndexWriter(BuildMethod& method, std::filesystem::path scratch, const IndexWriterSettings& settings,
              const VariantTable& variants, Run& run);
  // Drops what is not finished and waits for the threads.
  ~IndexWriter();
  IndexWriter(const IndexWriter&) = delete;
  IndexWriter& operator=(const IndexWriter&) = delete;

  unsigned threads() const { return threads_.size(); }

  // Waits for room: at most as many batches wait as there are threads. Throws what a thread has thrown.
  void write(ArticleBatch&& batch);

  // Waits for all batches and returns the parts in input order. Throws what a thread has thrown.
  Paths finish();

 private:
  void work();
  void add(Part part);
  std::filesystem::path path_of(Part part) const;
  [[noreturn]] void rethrow_failure();

  BuildMethod& method_;
  const std::filesystem::path scratch_;
  const std::size_t words_;
  const VariantTable& variants_;
  Run& run_;
  BatchQueue queue_;
  std::mutex mutex_;  // guards tree_
  PartTree tree_;
  WorkerThreads threads_;  // last, so that they have ended before what they use goes
};

}  // namespace khabar
