// Names that are made of the names of letters (سي إن إن) or hold stop words (مهرجان كان): what a stop word means in
// them.
#pragma once

#include "searcher/query/query_tree.h"

namespace khabar {

// The tree with a phrase in place of each row of names of letters; if all words are asked for, those of other names are
// required, their stop words too. Words with different signs or fields make no name.
QueryNode with_fixed_names(QueryNode tree, Match match);

}  // namespace khabar
