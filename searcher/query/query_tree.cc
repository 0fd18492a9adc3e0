#include "searcher/query/query_tree.h"

namespace khabar {
namespace {

std::string field_prefix(const QueryNode& node) {
  switch (node.field) {
    case Field::kLemma:
      return "";
    case Field::kExact:
      return "=";
    case Field::kTitleLemma:
      return "title:";
    case Field::kTitleExact:
      return "title:=";
    default:
      return std::string{field_spec(node.field).name} + ':';
  }
}

std::string print_children(std::string_view name, const QueryNode& node) {
  std::string out = "(" + std::string{name};
  for (const QueryNode& child : node.children) out += ' ' + print(child);
  return out + ')';
}

std::string print_unsigned(const QueryNode& node) {
  switch (node.kind) {
    case NodeKind::kWord:
      return field_prefix(node) + node.text;
    case NodeKind::kPhrase:
      return field_prefix(node) + '"' + phrase_text(node) + '"';
    case NodeKind::kFilter:
      return field_prefix(node) + '[' + node.text + ']';
    case NodeKind::kList:
      return print_children("list", node);
    case NodeKind::kAnd:
      return print_children("and", node);
    case NodeKind::kOr:
      return print_children("or", node);
    default:
      break;
  }
  return {};
}

}  // namespace

std::string phrase_text(const QueryNode& phrase) {
  std::string text;
  for (const QueryNode& word : phrase.children) {
    if (!text.empty()) text += ' ';
    text += word.text;
  }
  return text;
}

std::string print(const QueryNode& node) {
  const char* sign = node.sign == Sign::kRequired ? "+" : node.sign == Sign::kExcluded ? "-" : "";
  return sign + print_unsigned(node);
}

}  // namespace khabar
