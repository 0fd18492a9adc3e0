// Which of some articles the generations of an index have.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "common/index/index_directory.h"
#include "common/program/check_point.h"

namespace khabar {

struct KeptArticles {
  std::set<std::string> published;      // ids in the published generation
  std::set<std::string> others;         // in any other
  std::vector<std::string> unreadable;  // generations that are damaged, and may have any of them

  bool any() const { return !published.empty() || !others.empty() || !unreadable.empty(); }
};

// Reads the files of each generation once: Xapian may crash over a damaged one. Throws Error if the published one is
// damaged, and what `check_point` throws.
KeptArticles find_kept_articles(const IndexDirectory& directory, const std::vector<std::string>& ids,
                                const CheckPoint& check_point);

}  // namespace khabar
