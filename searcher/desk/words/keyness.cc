#include "searcher/desk/words/keyness.h"

#include <cmath>

namespace khabar {
namespace {

constexpr double kOccurrencesForNone = 0.5;
constexpr double kFrequencyForNone = 1e-18;

double times_log(double observed, double expected) {
  return observed > 0 ? observed * std::log(observed / expected) : 0;
}

double million_share(double occurrences, double words) { return occurrences * 1e6 / words; }

}  // namespace

double per_million(std::uint64_t occurrences, std::uint64_t words) {
  return million_share(static_cast<double>(occurrences), static_cast<double>(words));
}

std::array<double, kKeynessNames.size()> keyness(const TwoTexts& texts, double constant) {
  const auto a = static_cast<double>(texts.a);
  const auto b = static_cast<double>(texts.b);
  const auto c = static_cast<double>(texts.c);
  const auto d = static_cast<double>(texts.d);
  const double e1 = c * (a + b) / (c + d);
  const double e2 = d * (a + b) / (c + d);
  const double nf1 = million_share(a, c);
  const double nf2 = million_share(b, d);
  const double g2 = 2 * (times_log(a, e1) + times_log(b, e2));
  const double floor_a = a > 0 ? a : kOccurrencesForNone;
  const double floor_b = b > 0 ? b : kOccurrencesForNone;
  const double floor_nf2 = nf2 > 0 ? nf2 : kFrequencyForNone;
  return {nf1 < nf2 ? -g2 : g2,
          std::log2(million_share(floor_a, c) / million_share(floor_b, d)),
          100 * (nf1 - nf2) / floor_nf2,
          (nf1 + constant) / (nf2 + constant),
          100 * (nf1 - nf2) / (nf1 + nf2),
          (a - e1) * (a - e1) / e1 + (b - e2) * (b - e2) / e2,
          g2 - std::log(c + d)};
}

// Rounding may leave a little less than nothing.
double chance_of(double log_likelihood) { return std::erfc(std::sqrt(std::abs(log_likelihood) / 2)); }

}  // namespace khabar
