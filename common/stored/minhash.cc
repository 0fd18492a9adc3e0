#include "common/stored/minhash.h"

#include <algorithm>
#include <limits>

#include "common/stored/field.h"

namespace khabar {
namespace {

constexpr std::size_t kBins = kBands * kBandRows;
constexpr std::uint64_t kEmpty = std::numeric_limits<std::uint64_t>::max();
static_assert((kBins & (kBins - 1)) == 0, "a bin is named by the first bits of a hash");

constexpr unsigned bin_bits() {
  unsigned bits = 0;
  while ((std::size_t{1} << bits) < kBins) ++bits;
  return bits;
}

using Minima = std::array<std::uint64_t, kBins>;

Minima least_of_bins(const std::vector<std::uint64_t>& shingles) {
  Minima minima;
  minima.fill(kEmpty);
  for (const std::uint64_t hash : shingles) {
    std::uint64_t& least = minima[hash >> (64U - bin_bits())];
    least = std::min(least, hash);
  }
  return minima;
}

// Bins that were filled from others do not pass for what those are.
Minima filled(const Minima& minima) {
  Minima all = minima;
  for (std::size_t bin = 0; bin < kBins; ++bin) {
    std::size_t steps = 0;
    while (steps < kBins && minima[(bin + steps) % kBins] == kEmpty) ++steps;
    all[bin] = minima[(bin + steps) % kBins] + steps;
  }
  return all;
}

}  // namespace

std::array<std::string, kBands> band_terms(const std::vector<std::uint64_t>& shingles) {
  constexpr std::uint64_t kFactor = 0x9E37'79B9'7F4A'7C15U;
  const Minima minima = filled(least_of_bins(shingles));
  std::array<std::string, kBands> terms;
  for (std::size_t band = 0; band < kBands; ++band) {
    std::uint64_t hash = band;
    for (std::size_t row = 0; row < kBandRows; ++row) {
      hash = (hash ^ minima[band * kBandRows + row]) * kFactor;
      hash ^= hash >> 32U;
    }
    terms[band] = field_spec(Field::kBand).prefix;
    for (std::size_t i = 0; i < kBandBytes; ++i) terms[band] += static_cast<char>(hash >> (8U * i) & 0xFFU);
  }
  return terms;
}

}  // namespace khabar
