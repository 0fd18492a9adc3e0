// The stored words of one article of a collection after another.
#pragma once

#include <string_view>
#include <vector>

#include "common/index/collection.h"

namespace khabar {

// Values of TokenSequence. Not for two threads at once.
class CollectionTokens {
 public:
  explicit CollectionTokens(const Collection& collection);

  // Of an article that does not stand before the former one; empty if it has none. They live until the next call.
  // Throws as TokenValues and the collection's check point do.
  std::string_view of(Xapian::docid article);

 private:
  std::vector<TokenValues> parts_;
  CheckPoint check_point_;
};

}  // namespace khabar
