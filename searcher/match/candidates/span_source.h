// Phrases, exact forms and words near each other as Xapian queries: the lemmas find candidates by their postings, the
// stored sequence of words (common/stored/token_sequence.h) decides.
#pragma once

#include <xapian.h>

#include <optional>

#include "common/index/collection.h"
#include "searcher/match/candidates/weighing.h"
#include "searcher/match/span_query.h"

namespace khabar {

// Articles that have all lemmas that a match takes; weighs them.
Xapian::Query candidates_query(const SpanQuery& query);

// Articles with a match, weighed by their lemmas. It can stand anywhere in a query, which is weighed as `weighing`
// says; a query that is not weighed must be scaled by 0, or have none here. Over a served collection the candidates are
// read now, elsewhere when the query runs.
Xapian::Query span_query(const Collection& collection, const SpanQuery& query,
                         const std::optional<Weighing>& weighing = std::nullopt);

}  // namespace khabar
