// The query of a word that was counted.
#pragma once

#include <optional>
#include <string>

#include "common/analysis/analyzer.h"
#include "searcher/desk/words/vocabulary.h"
#include "searcher/query/language/query_tree.h"

namespace khabar {

// Finds exactly the articles that have the word in title or body. None if the query language cannot name it.
std::optional<QueryNode> node_of_word(WordId word, const Vocabulary& vocabulary, Analyzer& analyzer);

// The same among what `tree` finds, as text; empty if the language cannot name it. A tree without children finds all.
std::string query_of_word(const QueryNode& tree, WordId word, const Vocabulary& vocabulary, Analyzer& analyzer);

}  // namespace khabar
