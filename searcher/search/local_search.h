// What a search keeps in memory of a collection that lies in this machine's files, where our own code can run below
// Xapian's matcher.
#pragma once

#include <cstddef>
#include <optional>

#include "common/index/collection.h"
#include "searcher/search/any_word_search.h"
#include "searcher/search/group_table.h"

namespace khabar {

// Not for two threads at once. The collection must not change.
class LocalSearch {
 public:
  // Keeps at most `cache_bytes` of posting lists.
  explicit LocalSearch(const Collection& collection, std::size_t cache_bytes = BagScorer::kCacheBytes)
      : database_(collection.database()),
        is_one_database_(collection.is_one_database()),
        any_word_(collection, cache_bytes) {}

  bool is_one_database() const { return is_one_database_; }
  AnyWordSearch& any_word() { return any_word_; }

  // Reads the groups when they are first asked for.
  const GroupTable& groups() {
    if (!groups_) groups_.emplace(database_);
    return *groups_;
  }

 private:
  Xapian::Database database_;
  bool is_one_database_;
  AnyWordSearch any_word_;
  std::optional<GroupTable> groups_;
};

}  // namespace khabar
