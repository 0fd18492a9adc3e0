// Operators between the places of words: what may stand beside them, and the nodes they make.
#pragma once

#include <cstddef>
#include <string_view>

#include "searcher/query/language/operator_table.h"
#include "searcher/query/language/query_tree.h"
#include "searcher/query/language/reading_report.h"

namespace khabar {

struct ProximityOperator {
  NodeKind kind;
  std::size_t number;
  bool negated;
  std::string_view piece;  // in the text of the query
};

// Throws QueryError if the operator has no number, or a wrong one.
void check_number(const FoundOperator& found, std::string_view chunk, const ReadingReport& report);

// Both throw QueryError for an operand that has no places of its own: all but words, wildcards, phrases, other
// proximities, and groups that join such by OR. Title and text do not mix, and there is no weight inside.
QueryNode proximity(const ProximityOperator& found, QueryNode left, QueryNode right, const ReadingReport& report);
QueryNode unary(const FoundOperator& found, std::string_view chunk, QueryNode operand, const ReadingReport& report);

}  // namespace khabar
