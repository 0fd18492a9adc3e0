// The same query without some forms of its words.
#pragma once

#include <string>
#include <vector>

#include "common/analysis/analyzer.h"
#include "searcher/query/language/query_tree.h"

namespace khabar {

// `word{-form}` for each form and each word of its lemma; words that are asked for in one form, and those under NOT,
// stay as they are. Throws Error for a form that is not one word, or is of no word of the query.
QueryNode without_forms(QueryNode tree, const std::vector<std::string>& forms, Analyzer& analyzer);

}  // namespace khabar
