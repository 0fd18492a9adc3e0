// The quick way to build: parts are segments (indexer/load), and the tables of the index are written by indexer/glass.
#pragma once

#include <string>
#include <unordered_map>

#include "indexer/build/build_method.h"
#include "indexer/load/bulk_tables.h"

namespace khabar {

class BulkLoad : public BuildMethod {
 public:
  // What it needs for a while lies in `scratch`.
  explicit BulkLoad(std::filesystem::path scratch) : scratch_(std::move(scratch)) {}

  // Chosen, not tuned: some 7 MB of text, so that words which are met again and again get their numbers seldom.
  std::size_t batch_articles() const override { return 2'000; }
  void write_part(const std::filesystem::path& path, const ArticleBatch& batch, std::size_t words, Analyzer& analyzer,
                  Run& run) override;
  void merge_parts(const Paths& parts, const std::filesystem::path& destination,
                   const CheckPoint& check_point) override;
  ReplacedArticles remove_replaced(Paths& parts, Analyzer& analyzer, const CheckPoint& check_point) override;
  void group(const Paths& parts, const CheckPoint& check_point) override;
  void make_index(const Paths& parts, const IndexMetadata& metadata, const std::filesystem::path& destination,
                  unsigned threads, const CheckPoint& check_point) override;

 private:
  std::filesystem::path draft() const { return scratch_ / "draft"; }

  std::filesystem::path scratch_;
  DocumentSet gone_;
  std::unordered_map<Xapian::docid, std::string> group_names_;  // by representative
  LateValues groups_;
};

}  // namespace khabar
