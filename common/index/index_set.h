// Several indexes searched as one: local directories, and databases served by Xapian's own xapian-tcpsrv.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/index/collection.h"
#include "common/index/index_name.h"

namespace khabar {

class IndexSet {
 public:
  // A place is a directory, or host:port (IPv6 as [::1]:7000) if no directory has that name. Throws Error naming the
  // place if it cannot be opened, has another format, or was made with another analyzer than this program's. Throws
  // Error naming both if two differ in format, variant table or analyzer, or are the same index.
  explicit IndexSet(const std::vector<std::string>& places);

  // Counts and statistics are those of all articles together.
  const Collection& collection() const { return collection_; }

  // The analyzer that made every one of them.
  Analyzer& analyzer() { return analyzer_; }

  // In the order given, which is that of the databases inside collection().
  const std::vector<IndexName>& names() const { return names_; }

 private:
  std::vector<IndexName> names_;
  Collection collection_;
  Analyzer analyzer_;
};

}  // namespace khabar
