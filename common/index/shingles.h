// Which texts are nearly the same: how many runs of five neighbouring words two bodies share (Broder, 1997).
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace khabar {

inline constexpr std::size_t kShingleWords = 5;

// Hashes of shingles, ascending, each once.
using ShingleSet = std::vector<std::uint64_t>;

// The hash of a word's exact form, the same on every machine.
std::uint64_t shingle_word(std::string_view exact);

// The shingles of a body in their order, repeated ones as well; `words` are its shingle_word(). A body under
// kShingleWords words is one shingle, one without words has none.
std::vector<std::uint64_t> shingles_of(const std::vector<std::uint64_t>& words);

ShingleSet shingle_set(std::vector<std::uint64_t> shingles);

// The set of an indexed article, from its stored words: nothing is analysed again, and if the title was taken
// from the body, it counts as body. Throws Damage that names the article.
ShingleSet stored_shingles(const Xapian::Document& document);

// Jaccard coefficient as a fraction, so that it is compared exactly. Both 0 for two empty sets.
struct Resemblance {
  std::uint64_t shared = 0;
  std::uint64_t all = 0;
};

Resemblance resemblance(const ShingleSet& a, const ShingleSet& b);

// At least `percent` of all shingles are shared. Two bodies without words do not resemble each other.
constexpr bool reaches(Resemblance r, std::uint64_t percent) { return r.all > 0 && r.shared * 100 >= r.all * percent; }

// Near duplicates have a coefficient of 0.8 or more.
inline constexpr std::uint64_t kNearPercent = 80;

}  // namespace khabar
