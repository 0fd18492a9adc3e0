// The way to build by Xapian alone, for another version of its format than indexer/glass writes: parts are small
// databases of neighbouring articles, which Xapian merges.
#pragma once

#include "indexer/build/build_method.h"

namespace khabar {

class PartDatabases : public BuildMethod {
 public:
  // What it needs for a while lies in `scratch`.
  explicit PartDatabases(std::filesystem::path scratch) : scratch_(std::move(scratch)) {}

  // Measured on 12,000 articles, one thread, two rounds on a busy machine: 125 took 11.2 and 12.7 s of processor time,
  // 250 10.3 and 10.9, 500 11.7 and 14.2, 1,000 13.3 and 14.7. With 1,000 the index of 58,995 articles is a tenth
  // smaller, since merging leaves the chunks of postings as they are.
  std::size_t batch_articles() const override { return 250; }

  // A new database, and its word forms in a run there (indexer/sorting/form_run.h).
  void write_part(const std::filesystem::path& path, const ArticleBatch& batch, std::size_t words, Analyzer& analyzer,
                  Run& run) override;
  void merge_parts(const Paths& parts, const std::filesystem::path& destination,
                   const CheckPoint& check_point) override;
  ReplacedArticles remove_replaced(Paths& parts, Analyzer& analyzer, const CheckPoint& check_point) override;
  void group(const Paths& parts, const CheckPoint& check_point) override;
  void make_index(const Paths& parts, const IndexMetadata& metadata, const std::filesystem::path& destination,
                  unsigned threads, const CheckPoint& check_point) override;

 private:
  std::filesystem::path scratch_;
};

}  // namespace khabar
