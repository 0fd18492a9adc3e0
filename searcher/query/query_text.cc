#include "searcher/query/query_text.h"

#include <string_view>
#include <vector>

#include "searcher/query/query_parser.h"

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

// The usual way to name a field, then the one that is read for what it is whatever comes behind it.
std::vector<std::string> field_prefixes(Field field) {
  switch (field) {
    case Field::kLemma:
      return {"", "lemma:"};
    case Field::kExact:
      return {"=", "exact:"};
    case Field::kTitleExact:
      return {"title:="};
    default:
      return {std::string{field_spec(field).name} + ':'};
  }
}

std::vector<std::string> spellings(const QueryNode& leaf) {
  std::vector<std::string> texts;
  if (leaf.kind != NodeKind::kPhrase) texts.push_back(leaf.text);
  if (leaf.kind != NodeKind::kWord) {
    const std::string text = leaf.kind == NodeKind::kPhrase ? phrase_text(leaf) : leaf.text;
    texts.push_back('"' + text + '"');
    texts.push_back("«" + text + "»");
  }
  return texts;
}

QueryNode unsigned_copy(QueryNode node) {
  node.sign = Sign::kPlain;
  return node;
}

// The parser itself tells which spelling means the leaf: `-a`, `OR` and `title:a` are read as words only behind the
// name of a field, and a phrase with one kind of quotation marks in it needs the other around it.
std::string leaf_text(const QueryNode& leaf) {
  const QueryNode wanted = unsigned_copy(leaf);
  std::string query;
  for (const std::string& prefix : field_prefixes(leaf.field)) {
    for (const std::string& text : spellings(leaf)) {
      query = prefix + text;
      if (parse_query(query).tree == wanted) return query;
    }
  }
  return query;
}

std::string_view joint(NodeKind kind) {
  switch (kind) {
    case NodeKind::kAnd:
      return " AND ";
    case NodeKind::kOr:
      return " OR ";
    default:
      return " ";
  }
}

int binding(NodeKind kind) {
  switch (kind) {
    case NodeKind::kOr:
      return 0;
    case NodeKind::kAnd:
      return 1;
    case NodeKind::kList:
      return 2;
    default:
      return 3;
  }
}

bool is_leaf(const QueryNode& node) { return binding(node.kind) == binding(NodeKind::kWord); }

std::string unsigned_text(const QueryNode& node);

std::string item_text(const QueryNode& item, NodeKind parent) {
  const std::string text = unsigned_text(item);
  const bool apart = !is_leaf(item) && (item.sign != Sign::kPlain || binding(item.kind) <= binding(parent));
  return std::string{sign_text(item.sign)} + (apart ? '(' + text + ')' : text);
}

std::string unsigned_text(const QueryNode& node) {
  if (is_leaf(node)) return leaf_text(node);
  std::string text;
  for (const QueryNode& child : node.children) {
    if (!text.empty()) text += joint(node.kind);
    text += item_text(child, node.kind);
  }
  return text;
}

}  // namespace

std::string query_text(const QueryNode& tree) { return unsigned_text(tree); }

}  // namespace khabar
