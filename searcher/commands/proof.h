// What --manifest writes, collected while a command runs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/index/index_set.h"
#include "common/options/option_table.h"
#include "searcher/commands/result_file.h"
#include "searcher/desk/desk_query.h"
#include "searcher/desk/query_list.h"
#include "searcher/proof/manifest.h"

namespace khabar {

class Proof {
 public:
  using Counts = std::vector<std::pair<std::string, std::uint64_t>>;

  // Collects nothing but told() unless --manifest is given.
  explicit Proof(const ParsedOptions& options);

  bool wanted() const { return wanted_; }

  // Call it first. The indexes must be open as long as the proof is.
  void opened(IndexSet& indexes);

  // The format that --output was a name of.
  void formatted(std::string_view format);

  // What a query of the desk finds: the articles are read again.
  void asked(const NamedQuery& named, const DeskQuery& query, Counts counts);

  // What is listed of `name` without a query, in its order.
  void listed(const std::string& name, const ArticleList& articles);

  // What a search found, in its order.
  void searched(ProvenQuery query);

  void wrote(const ResultFile& file);

  const Manifest& manifest() const { return manifest_; }

  // A number of the last query that was asked; 0 if there is none of this name.
  std::uint64_t told(std::string_view name) const;

 private:
  const bool wanted_;
  Manifest manifest_;
  Counts told_;
  IndexSet* indexes_ = nullptr;
};

// 32 hex digits of the content of an article, as manifests tell it.
std::string hash_text(const std::string& content_hash);

}  // namespace khabar
