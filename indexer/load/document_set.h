// Some of the documents of a database: a bit for each of them.
#pragma once

#include <algorithm>
#include <vector>

#include "common/glass/table_keys.h"

namespace khabar {

class DocumentSet {
 public:
  void add(glass::DocumentId document) {
    bits_.resize(std::max<std::size_t>(bits_.size(), std::size_t{document} + 1));
    bits_[document] = true;
  }

  bool contains(glass::DocumentId document) const { return document < bits_.size() && bits_[document]; }
  bool empty() const { return bits_.empty(); }

 private:
  std::vector<bool> bits_;
};

}  // namespace khabar
