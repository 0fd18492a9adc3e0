#include "searcher/search/corrected_query.h"

#include <optional>
#include <ranges>

#include "searcher/query/query_text.h"
#include "searcher/search/correction.h"

namespace khabar {
namespace {

constexpr std::size_t kMostCorrections = 3;

std::optional<std::string> nearest_word(const std::string& word, const Collection& collection, Analyzer& analyzer) {
  const auto& tokens = analyzer.analyze(word);
  if (tokens.size() != 1) return std::nullopt;
  const std::string exact = tokens.front().word->exact;
  const auto near = nearest_form(collection, exact);
  if (!near) return std::nullopt;
  return printed_form(collection, *near, analyzer);
}

bool replace_word(QueryNode& node, const std::string& word, const std::string& by, Analyzer& analyzer) {
  bool replaced = false;
  if (node.kind == NodeKind::kWord) {
    const std::vector<Token> tokens = analyzer.analyze(node.text);
    for (const Token& token : std::views::reverse(tokens)) {  // so that the places of the others stay
      if (node.text.compare(token.begin, token.end - token.begin, word) != 0) continue;
      node.text.replace(token.begin, token.end - token.begin, by);
      replaced = true;
    }
  }
  for (QueryNode& child : node.children) replaced = replace_word(child, word, by, analyzer) || replaced;
  return replaced;
}

}  // namespace

std::vector<std::string> corrected_queries(QueryNode tree, const std::vector<std::string>& unknown,
                                           const Collection& collection, Analyzer& analyzer) {
  bool corrected = false;
  for (std::size_t i = 0; i < unknown.size() && i < kMostCorrections; ++i) {
    const auto near = nearest_word(unknown[i], collection, analyzer);
    if (near) corrected = replace_word(tree, unknown[i], *near, analyzer) || corrected;
  }
  return corrected ? std::vector<std::string>{query_text(tree)} : std::vector<std::string>{};
}

}  // namespace khabar
