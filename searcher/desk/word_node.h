// Words of an index -> nodes of a query that ask for them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/analysis/analyzer.h"
#include "searcher/query/language/query_tree.h"

namespace khabar {

// Articles that have a word spelled like this (`=form`). None if the query language would read something else in it.
std::optional<QueryNode> form_node(const std::string& form, Analyzer& analyzer);

// Articles that have a form of a lemma, by the first of `spellings` that is read as that lemma; none if no spelling is.
// A stop word is asked for as `ATLEAST/1 word`, since beside other words it need not occur.
std::optional<QueryNode> lemma_node(const std::string& lemma, const std::vector<std::string>& spellings,
                                    Analyzer& analyzer);

// All of them side by side (`"=a =b"`); none if one of them cannot be asked for.
std::optional<QueryNode> phrase_node(const std::vector<QueryNode>& words);

// What is asked for by `word` alone, without ATLEAST.
const QueryNode& bare_word(const QueryNode& word);

}  // namespace khabar
