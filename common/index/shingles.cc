#include "common/index/shingles.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>

#include "common/index/stored_words.h"

namespace khabar {
namespace {

// An odd number without pattern (2^64 divided by the golden ratio), so that every word moves all bits.
constexpr std::uint64_t kFactor = 0x9E37'79B9'7F4A'7C15U;

// What mixes the last bits into the first and back, as in murmur3.
constexpr std::uint64_t mixed(std::uint64_t bits) {
  bits ^= bits >> 33U;
  bits *= 0xFF51'AFD7'ED55'8CCDU;
  bits ^= bits >> 33U;
  bits *= 0xC4CE'B9FE'1A85'EC53U;
  return bits ^ bits >> 33U;
}

// The number of words comes first: a whole short body is not the beginning of a longer one.
std::uint64_t shingle(const std::uint64_t* words, std::size_t count) {
  std::uint64_t hash = count;
  for (std::size_t i = 0; i < count; ++i) hash = hash * kFactor + words[i];
  return mixed(hash);
}

}  // namespace

std::uint64_t shingle_word(std::string_view exact) { return XXH3_64bits(exact.data(), exact.size()); }

std::vector<std::uint64_t> shingles_of(const std::vector<std::uint64_t>& words) {
  std::vector<std::uint64_t> shingles;
  if (words.empty()) return shingles;
  const std::size_t length = std::min(kShingleWords, words.size());
  shingles.reserve(words.size() - length + 1);
  for (std::size_t i = 0; i + length <= words.size(); ++i) shingles.push_back(shingle(words.data() + i, length));
  return shingles;
}

ShingleSet shingle_set(std::vector<std::uint64_t> shingles) {
  std::sort(shingles.begin(), shingles.end());
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
  return shingles;
}

ShingleSet stored_shingles(const Xapian::Document& document) {
  std::vector<std::uint64_t> words;
  read_stored_words(document, [&](std::string_view exact) { words.push_back(shingle_word(exact)); });
  return shingle_set(shingles_of(words));
}

Resemblance resemblance(const ShingleSet& a, const ShingleSet& b) {
  Resemblance result;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    const bool same = *x == *y;
    const bool first = *x <= *y;
    const bool second = *y <= *x;
    result.shared += same ? 1 : 0;
    x += first ? 1 : 0;
    y += second ? 1 : 0;
  }
  result.all = a.size() + b.size() - result.shared;
  return result;
}

}  // namespace khabar
