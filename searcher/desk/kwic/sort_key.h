// What lines of a concordance are sorted by.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace khabar {

struct SortKey {
  enum class Kind {
    kBefore,  // the `word`-th word before the match, the nearest being the first
    kAfter,
    kMatch,
    kEnding,  // of the match, from its last letter on
    kSource,
    kDate,  // oldest first, undated last
  };

  Kind kind;
  std::size_t word = 0;

  bool operator==(const SortKey&) const = default;
};

inline constexpr std::size_t kMostSortKeys = 3;
inline constexpr std::size_t kFarthestSortWord = 9;

// `before1` to `before9`, `after1` to `after9`, `match`, `ending`, `source`, `date`, with commas between. Throws Error
// for any other, for more than kMostSortKeys and for one that is there twice.
std::vector<SortKey> read_sort_keys(const std::string& text);

}  // namespace khabar
