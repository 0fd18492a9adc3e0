// A run of neighbouring articles of the input: the unit of work of an indexing thread.
#pragma once

#include <cstdint>
#include <vector>

#include "common/article.h"

namespace khabar {

struct ArticleBatch {
  std::uint64_t number = 0;  // batches count from 0 in input order, without gaps
  std::vector<Article> articles;
};

}  // namespace khabar
