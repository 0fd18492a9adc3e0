// "Did you mean": the query with words that the collection has.
#pragma once

#include <string>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/index/collection.h"
#include "searcher/query/language/query_tree.h"

namespace khabar {

// The text of `tree` with the nearest words of the collection in place of the first three of `unknown`, which are words
// of it as typed. None if nothing is near to any of them.
std::vector<std::string> corrected_queries(QueryNode tree, const std::vector<std::string>& unknown,
                                           const Collection& collection, Analyzer& analyzer);

}  // namespace khabar
