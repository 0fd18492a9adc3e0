#include "searcher/desk/collocates/pair_query.h"

#include <algorithm>

namespace khabar {
namespace {

// What may be an operand of NEAR.
bool has_places(const QueryNode& node) {
  if (node.sign != Sign::kPlain || node.boost != 1) return false;
  if (node.kind == NodeKind::kOr) return std::ranges::all_of(node.children, has_places);
  return node.kind == NodeKind::kWord || node.kind == NodeKind::kWildcard || node.kind == NodeKind::kPhrase ||
         is_proximity(node.kind);
}

bool asks_for_title(const QueryNode& node) {
  return node.field == Field::kTitleLemma || node.field == Field::kTitleExact ||
         std::ranges::any_of(node.children, asks_for_title);
}

QueryNode joined(NodeKind kind, std::size_t number, const QueryNode& first, const QueryNode& second) {
  QueryNode node;
  node.kind = kind;
  node.number = number;
  node.children = {first, second};
  return node;
}

std::optional<QueryNode> beside(const QueryNode& node, const QueryNode& word, const WindowShape& window) {
  if (window.before == window.after && window.before > 0) return joined(NodeKind::kNear, window.before, node, word);
  std::optional<QueryNode> after;
  std::optional<QueryNode> before;
  if (window.after > 0) after = joined(NodeKind::kThen, window.after, node, word);
  if (window.before > 0) before = joined(NodeKind::kThen, window.before, word, node);
  if (!after || !before) return after ? after : before;
  return joined(NodeKind::kOr, 0, *after, *before);
}

bool only_narrows(const QueryNode& node) {
  return node.kind == NodeKind::kFilter || node.kind == NodeKind::kMissing || node.kind == NodeKind::kRange;
}

}  // namespace

std::optional<QueryNode> pair_query(const QueryNode& tree, const QueryNode& word, const WindowShape& window) {
  if (asks_for_title(tree)) return std::nullopt;
  if (has_places(tree)) return beside(tree, word, window);
  if (tree.kind != NodeKind::kList && tree.kind != NodeKind::kAnd) return std::nullopt;
  QueryNode pair = tree;
  QueryNode* part = nullptr;
  for (QueryNode& child : pair.children) {
    if (only_narrows(child)) continue;
    if (part != nullptr || !has_places(child)) return std::nullopt;
    part = &child;
  }
  const auto with_word = part == nullptr ? std::nullopt : beside(*part, word, window);
  if (!with_word) return std::nullopt;
  *part = *with_word;
  return pair;
}

}  // namespace khabar
