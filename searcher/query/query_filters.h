// Filters beside what a query asks for.
#pragma once

#include <string>
#include <vector>

#include "searcher/query/language/query_tree.h"

namespace khabar {

// A filter of `field` that lets one value pass.
QueryNode value_filter(Field field, const std::string& value);

// The articles of `tree` that all `filters` let pass, as a query. A tree without children lets every article pass.
QueryNode filtered(const QueryNode& tree, const std::vector<QueryNode>& filters);

// The articles of `tree` that are in any of the sets; `tree` itself if there are none.
QueryNode in_sets(const QueryNode& tree, const std::vector<std::string>& sets);

}  // namespace khabar
