// Several indexes searched as one: local directories, and databases served by Xapian's own xapian-tcpsrv.
#pragma once

#include <xapian.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/index/collection.h"
#include "common/index/index_name.h"
#include "common/index/index_snapshot.h"

namespace khabar {

class IndexSet {
 public:
  // A place is a directory, or host:port (IPv6 as [::1]:7000) if no directory has that name. Throws Error naming the
  // place if it cannot be opened, has another format, or was made with another analyzer than this program's. Throws
  // Error naming both if two differ in format, variant table or analyzer, or are the same index.
  explicit IndexSet(const std::vector<std::string>& places);

  // One generation of one index that is a directory, published or kept. Throws Error likewise, and if there is none.
  IndexSet(const std::string& place, const std::string& generation);

  // Counts and statistics are those of all articles together.
  const Collection& collection() const { return collection_; }

  // What a query may name in them.
  void know(std::shared_ptr<SavedArticles> saved) { collection_.know(std::move(saved)); }

  // See Collection::watch().
  void watch(CheckPoint check_point) { collection_.watch(std::move(check_point)); }

  // The analyzer that made every one of them.
  Analyzer& analyzer() { return analyzer_; }

  // In the order given, which is that of the databases inside collection().
  const std::vector<IndexName>& names() const { return names_; }

 private:
  void add(const OpenIndex& index, bool served);
  void let_open_again();

  std::vector<IndexName> names_;
  Collection collection_;
  Analyzer analyzer_;
};

}  // namespace khabar
