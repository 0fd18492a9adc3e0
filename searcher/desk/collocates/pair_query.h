// The query that finds the occurrences of another one beside a word.
#pragma once

#include <optional>

#include "searcher/desk/collocates/windows.h"
#include "searcher/query/language/query_tree.h"

namespace khabar {

// `tree NEAR/n word`, or ADJ for windows of unequal sides, with the filters of the tree. None if the tree has more than
// one part that is no filter, or the window has no word.
std::optional<QueryNode> pair_query(const QueryNode& tree, const QueryNode& word, const WindowShape& window);

}  // namespace khabar
