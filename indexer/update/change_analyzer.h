// What can be done about a change before its turn to be written comes.
#pragma once

#include <xapian.h>

#include <filesystem>

#include "common/analysis/analyzer.h"
#include "common/forms/form_counter.h"
#include "indexer/build/memory_plan.h"
#include "indexer/update/change_queue.h"

namespace khabar {

// One a thread.
class ChangeAnalyzer {
 public:
  // Opens the published generation at `published` for itself, of which no article that is replaced may be larger than
  // `largest`.
  explicit ChangeAnalyzer(const std::filesystem::path& published, const LargestArticle& largest = {});

  // The document of the changed article. forms() take in what it brings, and what the replaced document brought.
  // Throws Error if the published generation cannot be read, or if require_memory_for() does.
  Xapian::Document analyze(const Change& change);

  FormCounter& forms() { return forms_; }

 private:
  std::filesystem::path path_;
  LargestArticle largest_;
  Xapian::Database published_;
  Analyzer analyzer_;
  FormCounter forms_;
};

}  // namespace khabar
