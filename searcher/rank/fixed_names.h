// Names that are made of the names of letters (سي إن إن), that hold stop words (مهرجان كان), or that are two words in
// one (عبدالله): how their words belong together.
#pragma once

#include "searcher/query/language/query_tree.h"

namespace khabar {

// The tree with a phrase in place of each row of names of letters and of two words in one; if all words are asked for,
// those of names with stop words are required, their stop words too. Words with different signs or fields make no name.
// Adds the texts of the names that were found to `joined`.
QueryNode with_fixed_names(QueryNode tree, Match match, std::vector<std::string>& joined);

}  // namespace khabar
