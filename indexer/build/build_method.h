// How articles become a database: in parts of neighbouring articles, which are merged in input order. Document ids
// follow that order, so the same input makes the same index with any number of threads.
#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/index/index_snapshot.h"
#include "indexer/build/article_batch.h"
#include "indexer/run/run.h"

namespace khabar {

using Paths = std::vector<std::filesystem::path>;

// Throws Error, as its check points throw what ends a run. Parts are directories, and not safe against loss of power:
// they are scratch.
class BuildMethod {
 public:
  virtual ~BuildMethod() = default;

  // How many articles make a part, if they are not too long.
  virtual std::size_t batch_articles() const = 0;

  // The next two may be called by several threads at once.

  // Makes a part of `batch` at `path`, so that at most `words` different words wait in memory to be written, or those
  // of one article.
  virtual void write_part(const std::filesystem::path& path, const ArticleBatch& batch, std::size_t words,
                          Analyzer& analyzer, Run& run) = 0;

  // Makes one part of several, in their order, in `destination`, an empty directory. They are not needed any more.
  virtual void merge_parts(const Paths& parts, const std::filesystem::path& destination,
                           const CheckPoint& check_point) = 0;

  // The steps that follow, once each, with all parts in input order.

  // Keeps the last of articles with the same id. Parts of which nothing is left may go out of the list. Returns the
  // articles that went, in input order.
  virtual ReplacedArticles remove_replaced(Paths& parts, Analyzer& analyzer, const CheckPoint& check_point) = 0;

  // Finds near duplicates; their groups will be in the index.
  virtual void group(const Paths& parts, const CheckPoint& check_point) = 0;

  // Makes the database of an index in `destination`, an empty directory, in up to `threads` threads.
  virtual void make_index(const Paths& parts, const IndexMetadata& metadata, const std::filesystem::path& destination,
                          unsigned threads, const CheckPoint& check_point) = 0;
};

}  // namespace khabar
