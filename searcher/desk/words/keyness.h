// How much more frequent a word is in one text than in another. a and b are its occurrences, c and d the words of the
// texts, NF1 and NF2 occurrences in a million words:
//   ll         2(a ln(a/E1) + b ln(b/E2)), E1 = c(a + b)/(c + d), E2 = d(a + b)/(c + d), 0 ln 0 = 0; negative if
//              NF1 < NF2                                                            (Rayson and Garside 2000)
//   log_ratio  log2(NF1/NF2), 0 occurrences being taken for 0.5                     (Hardie 2014)
//   diff       100 (NF1 - NF2)/NF2, an NF2 of 0 being taken for 1e-18               (Gabrielatos and Marchi 2011)
//   simple     (NF1 + n)/(NF2 + n)                                                  (Kilgarriff 2009)
//   din        100 (NF1 - NF2)/(NF1 + NF2)
//   chi2       (a - E1)²/E1 + (b - E2)²/E2
//   bic        |ll| - ln(c + d)                                                     (Wilson 2013)
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace khabar {

struct TwoTexts {
  std::uint64_t a = 0;  // with b, at least 1
  std::uint64_t b = 0;
  std::uint64_t c = 0;  // at least 1, as d
  std::uint64_t d = 0;
};

enum class Keyness : std::uint8_t { kLogLikelihood, kLogRatio, kDiff, kSimple, kDin, kChi2, kBic };

// In the order of Keyness.
inline constexpr std::array<std::string_view, 7> kKeynessNames{"ll",  "log_ratio", "diff", "simple",
                                                               "din", "chi2",      "bic"};

inline constexpr std::string_view kKeynessFormulas =
    "NF per million; E1 = c(a + b)/(c + d), E2 = d(a + b)/(c + d); ll = 2(a ln(a/E1) + b ln(b/E2)), negative if NF1 < "
    "NF2; log_ratio = log2(NF1/NF2), 0.5 for 0 occurrences; diff = 100(NF1 - NF2)/NF2, 1e-18 for 0; simple = (NF1 + "
    "n)/(NF2 + n); din = 100(NF1 - NF2)/(NF1 + NF2); chi2 = (a - E1)^2/E1 + (b - E2)^2/E2; bic = |ll| - ln(c + d)";

// In the order of Keyness. `constant`: n, above 0.
std::array<double, kKeynessNames.size()> keyness(const TwoTexts& texts, double constant);

// How likely such a log-likelihood, or a farther one, would be by chance: of chi square with one degree of freedom.
double chance_of(double log_likelihood);

double per_million(std::uint64_t occurrences, std::uint64_t words);

}  // namespace khabar
