#include "searcher/ranking.h"

namespace khabar {

// Xapian's order of parameters is k1, k2, k3, b, min_normlen.
Xapian::BM25Weight bm25() { return Xapian::BM25Weight{kK1, kK2, kK3, kB, kMinNormalizedLength}; }

Xapian::Query weighted_term(const std::string& term, double weight, Xapian::termcount times) {
  const Xapian::Query query{term, times};
  return weight == 1.0 ? query : Xapian::Query{weight, query};
}

}  // namespace khabar
