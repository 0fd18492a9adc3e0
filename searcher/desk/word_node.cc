#include "searcher/desk/word_node.h"

#include "searcher/query/language/reading_report.h"
#include "searcher/query/query_parser.h"
#include "searcher/query/query_text.h"

namespace khabar {
namespace {

QueryNode plain_word(const std::string& text, Field field) {
  QueryNode word;
  word.kind = NodeKind::kWord;
  word.field = field;
  word.text = text;
  return word;
}

// The parser reads marks of every kind out of what an analyzer may take for a part of a word.
bool is_read_as(const QueryNode& word) {
  try {
    const QueryNode tree = parse_query(query_text(word)).tree;
    return tree == word;
  } catch (const QueryError&) {
    return false;
  }
}

}  // namespace

std::optional<QueryNode> form_node(const std::string& form, Analyzer& analyzer) {
  const std::vector<Token>& tokens = analyzer.analyze(form);
  if (tokens.size() != 1 || tokens.front().word->spelled != form) return std::nullopt;
  QueryNode word = plain_word(form, Field::kExact);
  return is_read_as(word) ? std::optional{std::move(word)} : std::nullopt;
}

std::optional<QueryNode> lemma_node(const std::string& lemma, const std::vector<std::string>& spellings,
                                    Analyzer& analyzer) {
  for (const std::string& spelled : spellings) {
    const std::vector<Token>& tokens = analyzer.analyze(spelled);
    if (tokens.size() != 1 || tokens.front().word->lemma != lemma) continue;
    QueryNode word = plain_word(spelled, Field::kLemma);
    const bool stop = tokens.front().word->stop;
    if (!is_read_as(word)) continue;
    if (!stop) return word;
    QueryNode once;
    once.kind = NodeKind::kAtLeast;
    once.number = 1;
    once.children.push_back(std::move(word));
    return once;
  }
  return std::nullopt;
}

std::optional<QueryNode> phrase_node(const std::vector<QueryNode>& words) {
  QueryNode phrase;
  phrase.kind = NodeKind::kPhrase;
  for (const QueryNode& word : words) phrase.children.push_back(bare_word(word));
  return is_read_as(phrase) ? std::optional{std::move(phrase)} : std::nullopt;
}

const QueryNode& bare_word(const QueryNode& word) {
  return word.kind == NodeKind::kAtLeast ? word.children.front() : word;
}

}  // namespace khabar
