#include "searcher/desk/words/word_query.h"

#include "searcher/desk/desk_query.h"
#include "searcher/desk/word_node.h"
#include "searcher/query/query_text.h"

namespace khabar {

std::optional<QueryNode> node_of_word(WordId word, const Vocabulary& vocabulary, Analyzer& analyzer) {
  const std::string text{vocabulary.text(word)};
  return vocabulary.unit() == WordUnit::kForm ? form_node(text, analyzer)
                                              : lemma_node(text, vocabulary.spellings(word), analyzer);
}

std::string query_of_word(const QueryNode& tree, WordId word, const Vocabulary& vocabulary, Analyzer& analyzer) {
  const auto node = node_of_word(word, vocabulary, analyzer);
  return node ? query_text(filtered(tree, {*node})) : std::string{};
}

}  // namespace khabar
