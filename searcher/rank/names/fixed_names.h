// Names that are made of the names of letters (سي إن إن), that hold stop words (مهرجان كان), that are two words in one
// (عبدالله), or that are spelled with other words as well (CNN, and what the variants say): how their words belong
// together.
#pragma once

#include <string>
#include <vector>

#include "common/analysis/analyzer.h"
#include "searcher/query/language/query_tree.h"

namespace khabar {

// The tree with a phrase in place of each row of names of letters, of two words in one and of a name that has other
// spellings; if all words are asked for, those of names with stop words are required, their stop words too. If any word
// will do, the words of variants stay beside their phrase. Words with different signs or fields make no name. Adds the
// texts of the names that were found to `joined`, each once.
QueryNode with_fixed_names(QueryNode tree, Match match, Analyzer& analyzer, std::vector<std::string>& joined);

// Those with stop words in them, as folded_name() leaves them.
std::vector<std::string> names_with_stop_words();

}  // namespace khabar
