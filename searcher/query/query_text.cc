#include "searcher/query/query_text.h"

#include <fmt/format.h>

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "searcher/query/language/operator_table.h"
#include "searcher/query/proximity.h"
#include "searcher/query/query_parser.h"
#include "searcher/query/value_reader.h"

namespace khabar {
namespace {

std::string_view sign_text(Sign sign) {
  switch (sign) {
    case Sign::kPlain:
      return "";
    case Sign::kRequired:
      return "+";
    case Sign::kExcluded:
      return "-";
  }
  return "";
}

// Before a word or phrase. Wildcards are exact by themselves.
std::string prefix(const QueryNode& leaf) {
  const bool title = leaf.field == Field::kTitleLemma || leaf.field == Field::kTitleExact;
  const bool exact = leaf.field == Field::kExact || leaf.field == Field::kTitleExact;
  const std::string_view mark = leaf.broad ? "~" : exact && leaf.kind != NodeKind::kWildcard ? "=" : "";
  return fmt::format("{}{}", title ? "title:" : "", mark);
}

// Of a word in a phrase: what differs from the phrase.
std::string_view inner_prefix(const QueryNode& word, const QueryNode& phrase) {
  if (word.kind != NodeKind::kWord || (word.field == phrase.field && word.broad == phrase.broad)) return "";
  return word.broad ? "~" : "=";
}

std::string left_out(const QueryNode& leaf) {
  std::string text;
  for (const std::string& form : leaf.without) text += (text.empty() ? "{-" : " -") + form;
  return text.empty() ? text : text + '}';
}

std::string words_of(const QueryNode& phrase) {
  std::string text;
  for (const QueryNode& word : phrase.children) {
    const std::size_t times = word.kind == NodeKind::kGap ? word.number : 1;
    for (std::size_t i = 0; i < times; ++i) {
      if (!text.empty()) text += ' ';
      text += inner_prefix(word, phrase);
      text += word.kind == NodeKind::kGap ? "*" : word.text + left_out(word);
    }
  }
  return text;
}

// Text with one family of quotation marks in it stands between those of the other.
std::string in_quotation_marks(std::string_view text) {
  for (const std::string_view mark : {"\"", "\u201C", "\u201D", "\u201E", "\u201F", "\uFF02"}) {
    if (text.find(mark) != std::string_view::npos) return fmt::format("«{}»", text);
  }
  return fmt::format("\"{}\"", text);
}

bool reads_as(const std::string& text, const QueryNode& node) {
  try {
    return parse_query(text).tree == node;
  } catch (const Error&) {
    return false;
  }
}

bool reads_silently_as(const std::string& text, const QueryNode& node) {
  return reads_as(text, node) && parse_query(text).notes.empty();
}

// The parser itself tells whether the text alone means the leaf: source:"a b", source:"none" and what was read
// leniently need quotation marks.
std::string shortest(const std::string& field, const QueryNode& leaf) {
  QueryNode wanted = leaf;
  wanted.sign = Sign::kPlain;
  wanted.boost = 1;
  std::string bare = field + leaf.text + left_out(leaf);
  const bool reads = leaf.kind == NodeKind::kFilter ? reads_silently_as(bare, wanted) : reads_as(bare, wanted);
  return reads ? bare : field + in_quotation_marks(leaf.text);
}

std::string leaf_text(const QueryNode& leaf) {
  const std::string field = fmt::format("{}:", field_spec(leaf.field).name);
  switch (leaf.kind) {
    case NodeKind::kPhrase:
      return prefix(leaf) + in_quotation_marks(words_of(leaf));
    case NodeKind::kFilter:
      return shortest(field, leaf);
    case NodeKind::kMissing:
      return field + "none";
    case NodeKind::kRange:
      return field + range_text(leaf);
    default:
      return shortest(prefix(leaf), leaf);
  }
}

std::string operator_text(const QueryNode& node) {
  const WordOperator& spec = word_operator(node.kind);
  return node.number == spec.fallback ? std::string{spec.name} : fmt::format("{}/{}", spec.name, node.number);
}

std::string joint(const QueryNode& node) {
  switch (node.kind) {
    case NodeKind::kList:
      return " ";
    case NodeKind::kAnd:
      return " AND ";
    case NodeKind::kOr:
      return " OR ";
    default:
      return fmt::format(" {}{} ", node.negated ? "NOT " : "", operator_text(node));
  }
}

int binding(NodeKind kind) {
  if (is_proximity(kind) || is_unary(kind)) return 3;
  switch (kind) {
    case NodeKind::kOr:
      return 0;
    case NodeKind::kAnd:
      return 1;
    case NodeKind::kList:
      return 2;
    default:
      return 4;
  }
}

bool is_leaf(const QueryNode& node) { return binding(node.kind) == binding(NodeKind::kWord); }

std::string bare_text(const QueryNode& node);

// Proximities stand in a row from left to right, without brackets.
bool needs_brackets(const QueryNode& item, const QueryNode& parent, bool is_first) {
  if (is_leaf(item)) return false;
  if (item.sign != Sign::kPlain || item.boost != 1) return true;
  const bool in_row = is_first && is_proximity(item.kind) && is_proximity(parent.kind);
  return !in_row && binding(item.kind) <= binding(parent.kind);
}

std::string item_text(const QueryNode& item, bool brackets) {
  const std::string text = bare_text(item);
  const std::string boost = item.boost == 1 ? "" : fmt::format("^{}", item.boost);
  return fmt::format("{}{}{}", sign_text(item.sign), brackets ? '(' + text + ')' : text, boost);
}

std::string bare_text(const QueryNode& node) {
  if (is_leaf(node)) return leaf_text(node);
  std::string text;
  if (is_unary(node.kind)) text = operator_text(node) + ' ';
  const std::string between = joint(node);
  for (const QueryNode& child : node.children) {
    const bool first = &child == &node.children.front();
    if (!first) text += between;
    text += item_text(child, needs_brackets(child, node, first));
  }
  return text;
}

}  // namespace

std::string query_text(const QueryNode& tree) { return item_text(tree, !is_leaf(tree) && tree.boost != 1); }

}  // namespace khabar
