#include "searcher/desk/left_out_forms.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "common/program/error.h"
#include "common/program/suggestion.h"
#include "searcher/match/match_terms.h"

namespace khabar {
namespace {

// Of a text that is one word.
std::optional<std::string> lemma_of_word(const std::string& text, Analyzer& analyzer) {
  const std::vector<Token>& tokens = analyzer.analyze(text);
  if (tokens.size() != 1) return std::nullopt;
  return tokens.front().word->lemma;
}

bool leave_out(QueryNode& node, const std::string& form, const std::string& lemma, Analyzer& analyzer) {
  if (node.sign == Sign::kExcluded) return false;
  if (node.kind == NodeKind::kWord) {
    if (is_exact_field(node.field) || lemma_of_word(node.text, analyzer) != lemma) return false;
    if (std::ranges::find(node.without, form) == node.without.end()) node.without.push_back(form);
    return true;
  }
  bool any = false;
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    const bool is_negated_operand = node.negated && i > 0;
    if (!is_negated_operand && leave_out(node.children[i], form, lemma, analyzer)) any = true;
  }
  return any;
}

}  // namespace

QueryNode without_forms(QueryNode tree, const std::vector<std::string>& forms, Analyzer& analyzer) {
  for (const std::string& form : forms) {
    const auto lemma = lemma_of_word(form, analyzer);
    if (!lemma) {
      throw Error(fmt::format("--without-form: '{}' is not one word", excerpt(form)),
                  "give one form, as 'terms' lists it; give the option again for another");
    }
    if (!leave_out(tree, form, *lemma, analyzer)) {
      throw Error(fmt::format("--without-form: '{}' is a form of no word of the query", excerpt(form)),
                  fmt::format("its lemma is {}; 'terms' without the option lists the forms of the query", *lemma));
    }
  }
  return tree;
}

}  // namespace khabar
