#include "searcher/query/query_filters.h"

namespace khabar {

QueryNode value_filter(Field field, const std::string& value) {
  QueryNode node;
  node.kind = NodeKind::kFilter;
  node.field = field;
  node.text = value;
  return node;
}

// Side by side, filters of one field would be alternatives.
QueryNode filtered(const QueryNode& tree, const std::vector<QueryNode>& filters) {
  if (filters.empty()) return tree;
  const bool is_all = tree.kind == NodeKind::kList && tree.children.empty();
  if (is_all && filters.size() == 1) return filters.front();
  QueryNode all;
  all.kind = NodeKind::kAnd;
  if (tree.kind == NodeKind::kAnd && tree.sign == Sign::kPlain && tree.boost == 1) {
    all = tree;
  } else if (!is_all) {
    all.children.push_back(tree);
  }
  all.children.insert(all.children.end(), filters.begin(), filters.end());
  return all;
}

QueryNode in_sets(const QueryNode& tree, const std::vector<std::string>& sets) {
  if (sets.empty()) return tree;
  if (sets.size() == 1) return filtered(tree, {value_filter(Field::kSet, sets.front())});
  QueryNode any;
  any.kind = NodeKind::kOr;
  for (const std::string& set : sets) any.children.push_back(value_filter(Field::kSet, set));
  return filtered(tree, {any});
}

}  // namespace khabar
