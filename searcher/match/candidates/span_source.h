// Phrases, exact forms and words near each other as Xapian queries: the lemmas find candidates by their postings, the
// stored sequence of words (common/stored/token_sequence.h) decides.
#pragma once

#include <xapian.h>

#include <functional>
#include <optional>

#include "common/index/collection.h"
#include "searcher/match/span_query.h"

namespace khabar {

// Articles that have all lemmas that a match takes; weighs them.
Xapian::Query candidates_query(const SpanQuery& query);

// How articles are weighed: `scheme`, and the share of a word's full weight that it gives to an article of a length
// which has the word so often.
struct Weighing {
  Xapian::BM25Weight (*scheme)();
  std::function<double(Xapian::termcount times, Xapian::termcount length)> share;
};

// Articles with a match, weighed by their lemmas. It can stand anywhere in a query, of which `weighing` is the scheme;
// a query that is not weighed must be scaled by 0, or have none here. Over a served collection the candidates are read
// now, elsewhere when the query runs.
Xapian::Query span_query(const Collection& collection, const SpanQuery& query,
                         const std::optional<Weighing>& weighing = std::nullopt);

}  // namespace khabar
