// Phrases, exact forms and words near each other as Xapian queries: the lemmas find candidates by their postings, the
// stored sequence of words (common/stored/token_sequence.h) decides.
#pragma once

#include <xapian.h>

#include "common/index/collection.h"
#include "searcher/match/span_query.h"

namespace khabar {

// Articles that have all lemmas that a match takes; weighs them.
Xapian::Query candidates_query(const SpanQuery& query);

// Articles with a match, weighed by their lemmas. It can stand anywhere in a query. Over a served collection the
// candidates are read now, elsewhere when the query runs.
Xapian::Query span_query(const Collection& collection, const SpanQuery& query);

}  // namespace khabar
