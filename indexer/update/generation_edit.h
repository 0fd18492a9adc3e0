// A copy of the published generation in which articles are added, replaced and removed.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/article.h"
#include "common/forms/form_counter.h"
#include "common/index/index_snapshot.h"
#include "common/program/check_point.h"
#include "indexer/build/memory_plan.h"
#include "indexer/generation/content_check.h"
#include "indexer/update/known_articles.h"

namespace khabar {

// A counter of forms that holds more changes is to be told to count_some(): some 12 MB.
inline constexpr std::size_t kMostForms = 100'000;

// Used by one thread at a time. Throws Error if the copy cannot be written.
class GenerationEdit {
 public:
  // Copies `published`, which must outlive it, checks the copy by the digests, as `known` describes it, to the empty
  // directory `destination`. Xapian keeps what is not committed in memory, some 20 bytes for a byte of text: it is
  // committed so that this does not exceed `memory.commit_bytes` of text.
  GenerationEdit(const IndexSnapshot& published, const std::filesystem::path& source, const KnownArticles& known,
                 std::filesystem::path destination, const UpdateMemory& memory, const CheckPoint& check_point);

  // In place of one with the same id. `document` is of the article; what it changes in the table of forms, and what
  // goes with the published document that it replaces, is told to count() or count_some().
  void put(const Article& article, const Xapian::Document& document);
  // As it was published. Both throw what require_memory_for() throws.
  void restore(Xapian::docid document);
  void remove(Xapian::docid document);

  // Changes to the table of forms: all that are left of a counter.
  void count(FormCounter&& forms) { forms_.push_back(std::move(forms)); }
  // The same before the end, of a counter that goes on counting: FormCounter::write().
  void count_some(FormCounter& forms);

  // Writes everything, then check_new_generation().
  void finish(const IndexMetadata& metadata);

 private:
  Xapian::docid document_of(const std::string& id) const;  // 0 if there is none
  void count_out(Xapian::docid document);
  void commit_before(std::size_t bytes);
  void regroup();
  void commit();

  const IndexSnapshot& published_;
  const KnownArticles& known_;
  const std::filesystem::path destination_;
  const UpdateMemory memory_;
  const CheckPoint& check_point_;
  Analyzer analyzer_;
  Xapian::WritableDatabase database_;
  std::vector<FormCounter> forms_{1};  // the first counts the words of analyzer_
  GenerationPromise promise_;
  std::size_t uncommitted_ = 0;  // bytes of text
  std::size_t most_forms_ = kMostForms;
};

}  // namespace khabar
