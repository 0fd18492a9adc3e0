// A run of neighbouring articles of the input: the unit of work of an indexing thread.
#pragma once

#include <cstdint>
#include <vector>

#include "common/article.h"

namespace khabar {

struct ArticleBatch {
  std::uint64_t number = 0;  // batches count from 0 in input order, without gaps
  std::vector<Article> articles;
  std::uint64_t before = 0;  // articles of the batches before
};

// The room on disk that is left for what becomes of a batch before the index is made.
std::uint64_t scratch_bytes(const ArticleBatch& batch);

}  // namespace khabar
