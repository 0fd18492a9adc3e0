#include "searcher/desk/collocates/association.h"

#include <algorithm>
#include <cmath>

namespace khabar {
namespace {

double share(double part, double whole) { return whole == 0 ? 0 : part / whole; }

double cell(double observed, double expected) { return observed > 0 ? observed * std::log(observed / expected) : 0; }

double log_likelihood(double o11, double r1, double c1, double n) {
  const double r2 = n - r1;
  const double c2 = n - c1;
  const double sum = cell(o11, r1 * c1 / n) + cell(r1 - o11, r1 * c2 / n) + cell(c1 - o11, r2 * c1 / n) +
                     cell(r2 - c1 + o11, r2 * c2 / n);
  return o11 < r1 * c1 / n ? -2 * sum : 2 * sum;
}

}  // namespace

std::array<double, kAssociationNames.size()> associations(const PairCounts& pair) {
  const auto f_a = static_cast<double>(pair.node_hits);
  const auto f_b = static_cast<double>(pair.occurrences);
  const auto n = static_cast<double>(pair.words);
  const auto w = static_cast<double>(pair.window_words);
  const double a = std::min(static_cast<double>(pair.hits), f_b);
  const auto o11 = static_cast<double>(pair.tokens);
  const double e11 = w * f_b / n;
  return {
      14 + std::log2(2 * a / (f_a + f_b)),    (o11 - e11) / std::sqrt(o11),   std::log2(o11 / e11),
      3 * std::log2(o11) - std::log2(e11),    log_likelihood(o11, w, f_b, n), share(a, f_a) - share(f_b - a, n - f_a),
      share(a, f_b) - share(f_a - a, n - f_b)};
}

}  // namespace khabar
