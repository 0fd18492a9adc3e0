// The way back from a tree to the query language.
#pragma once

#include <string>

#include "searcher/query/query_tree.h"

namespace khabar {

// A well-formed query that parse_query() reads as `tree`, which must come from parse_query(). Trees that are equal have
// the same text: one space between items, brackets only if they are needed, `-` for NOT, English names of fields,
// straight quotation marks if the text allows them.
std::string query_text(const QueryNode& tree);

}  // namespace khabar
