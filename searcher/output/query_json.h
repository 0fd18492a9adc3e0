// The tree of a query as JSON.
#pragma once

#include <iosfwd>
#include <string_view>

#include "searcher/query/query_parser.h"

namespace khabar {

// {"query", "canonical", "notes", "tree"} on a line. Each node of the tree has a "kind" (word, wildcard, phrase, gap,
// filter, missing, range, list, and, or, near, adj, sent, para, atleast, first) and what else it has: "sign" (required,
// excluded), "field", "exact", "broad", "negated", "pattern", "number", "boost", "text", "from" and "to" (days, or
// numbers of words), "children", and "at": begin and end in the query, in bytes.
void write_query_json(std::string_view query, const ParsedQuery& parsed, std::ostream& out);

}  // namespace khabar
