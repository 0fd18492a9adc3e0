// A copy of the published generation in which articles are added, replaced and removed.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/analyzer.h"
#include "common/article.h"
#include "common/form_table.h"
#include "common/index_snapshot.h"
#include "indexer/known_articles.h"
#include "indexer/run_counters.h"

namespace khabar {

// What must be found in the changed generation.
struct EditPromise {
  std::unordered_map<Xapian::docid, std::string> written;  // document -> content hash
  std::vector<Xapian::docid> removed;
  std::uint64_t articles = 0;
};

// Looks for what was promised in the database at `path`. Throws Error where something is not as it should be.
void check_edit(const std::filesystem::path& path, const std::string& fingerprint, const EditPromise& promise);

// Used by one thread at a time. Throws Error where the copy cannot be written.
class GenerationEdit {
 public:
  // Copies `published`, which must outlive it, as `known` describes it, to the empty directory `destination`. Xapian
  // keeps what is not committed in memory, some 20 bytes for a byte of text: it is committed so that this does not
  // exceed `commit_bytes` of text.
  GenerationEdit(const IndexSnapshot& published, const std::filesystem::path& source, const KnownArticles& known,
                 std::filesystem::path destination, std::size_t commit_bytes, const CheckPoint& check_point);

  void put(const Article& article);      // in place of one with the same id
  void restore(Xapian::docid document);  // as it was published
  void remove(Xapian::docid document);

  // Writes everything, then check_edit().
  void finish(const IndexMetadata& metadata);

 private:
  void count_out(Xapian::docid document);
  void commit_when_large(std::size_t bytes);
  void regroup();
  void commit();

  const IndexSnapshot& published_;
  const KnownArticles& known_;
  const std::filesystem::path destination_;
  const std::size_t commit_bytes_;
  const CheckPoint& check_point_;
  Analyzer analyzer_;
  Xapian::WritableDatabase database_;
  FormCounter forms_;
  std::unordered_map<std::string, Xapian::docid> added_;  // by id
  EditPromise promise_;
  std::size_t uncommitted_ = 0;  // bytes of text
};

}  // namespace khabar
