// The way back from a tree to the query language.
#pragma once

#include <string>

#include "searcher/query/language/query_tree.h"

namespace khabar {

// The canonical form: parse_query() reads it as `tree`, if that came from a strict reading. Trees that are equal have
// the same text: one space between items, brackets only if they are needed, `-` for NOT, English names of operators and
// fields, days as numbers, straight quotation marks if the text allows them. Words that only a lenient reading takes
// for words stand in quotation marks.
std::string query_text(const QueryNode& tree);

}  // namespace khabar
