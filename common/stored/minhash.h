// Where near duplicates are looked for: articles that resemble each other share one of a few terms, their bands.
//
// A set's hashes fall into 8 bins; the least of each bin is its minimum (one permutation hashing: Li, Owen and Zhang,
// 2012), that of an empty bin is taken from the next one that is not (Shrivastava and Li, 2014). Two neighbouring
// minima make a band. Sets with the Jaccard coefficient J share a given minimum with the probability J, so one of the
// four bands with 1 - (1 - J^2)^4: 0.983 for J = 0.8, 0.999 for 0.9, 0.23 for 0.25.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace khabar {

// Measured on 58,995 articles with 3,490 near pairs, of which 3,484 are found: 3 bands find 3,461, 5 bands 3,489; bands
// of one minimum need only 3 terms for as much, but let five times as many unlike articles meet. Each band makes an
// index 0.7 % larger.
inline constexpr std::size_t kBands = 4;
inline constexpr std::size_t kBandRows = 2;

// Length of a term behind its prefix. In a billion articles each meets another one by chance, which costs a look at
// both.
inline constexpr std::size_t kBandBytes = 4;

// The boolean terms (Field::kBand) of shingles in any order, repeated or not; of at least one.
std::array<std::string, kBands> band_terms(const std::vector<std::uint64_t>& shingles);

}  // namespace khabar
