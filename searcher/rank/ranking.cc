#include "searcher/rank/ranking.h"

#include <algorithm>
#include <cmath>

namespace khabar {

// Xapian's order of parameters is k1, k2, k3, b, min_normlen.
Xapian::BM25Weight bm25() { return Xapian::BM25Weight{kK1, kK2, kK3, kB, kMinNormalizedLength}; }

// As in Xapian's BM25Weight::init(): a term of more than about half of all articles keeps a little weight.
double bm25_term(Xapian::doccount articles, Xapian::doccount articles_with_term, Xapian::termcount times) {
  const double with = articles_with_term;
  double odds = (articles - with + 0.5) / (with + 0.5);
  if (odds < 2) odds = odds * 0.5 + 1;
  return std::log(odds) * (kK1 + 1) * (kK3 + 1) * times / (kK3 + times);
}

double bm25_length(double length, double average_length) {
  const double normalized = std::max(length / average_length, kMinNormalizedLength);
  return kK1 * (1 - kB + kB * normalized);
}

Weighing weighing_of(const Xapian::Database& database) {
  const double average = database.get_average_length();
  const Xapian::doccount all = database.get_doccount();
  return {[all](Xapian::doccount articles) { return bm25_term(all, articles, 1); },
          [average](Xapian::termcount times, Xapian::termcount length) {
            return bm25_share(times, bm25_length(length, average));
          }};
}

Xapian::Query weighted_term(const std::string& term, double weight, Xapian::termcount times) {
  const Xapian::Query query{term, times};
  return weight == 1.0 ? query : Xapian::Query{weight, query};
}

}  // namespace khabar
