// The articles that a published generation keeps, whatever analyzer made its terms.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "common/article.h"
#include "common/index/index_snapshot.h"

namespace khabar {

class StoredArticles {
 public:
  // Opens the published generation of the index at `root`, damaged or not: what can be read of it may be all that is
  // left. Throws Error if there is none, or if this program does not read the articles of its format.
  explicit StoredArticles(const std::filesystem::path& root);

  const std::string& generation() const { return generation_; }
  const IndexMetadata& metadata() const { return metadata_; }
  std::uint64_t count() const { return database_.get_doccount(); }

  // Calls `take` for each, in the order of document ids. Throws Damage if one is not as it was indexed or is missing,
  // and what `take` throws.
  void read(const std::function<void(Article&&)>& take) const;

 private:
  std::string generation_;
  Xapian::Database database_;
  IndexMetadata metadata_;
};

}  // namespace khabar
