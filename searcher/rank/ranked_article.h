// An article of an answer, in 16 bytes: an answer may have millions.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>

namespace khabar {

// Longer answers are kept in these and little else: Xapian's own list of matches takes some 150 bytes for each article.
inline constexpr std::size_t kLongAnswer = 20'000;

inline constexpr std::size_t kRankedLemmas = 16;

struct RankedArticle {
  double score = 0;
  Xapian::docid id = 0;
  bool placed = false;       // the places of its words are in its score
  std::uint16_t lemmas = 0;  // that BagScorer found in it, of the first kRankedLemmas words
};

static_assert(sizeof(RankedArticle) == 16);

}  // namespace khabar
