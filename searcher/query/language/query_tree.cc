#include "searcher/query/language/query_tree.h"

#include <fmt/format.h>

#include <algorithm>

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
  std::string out = "(" + std::string{node.negated ? "not-" : ""} + std::string{name};
  if (node.number > 0) out += '/' + std::to_string(node.number);
  for (const QueryNode& child : node.children) out += ' ' + print(child);
  return out + ')';
}

std::string print_end(std::int64_t end) {
  return end == kOpenLow || end == kOpenHigh ? std::string{} : std::to_string(end);
}

// A phrase of plain words is one text, for short.
bool is_plain_phrase(const QueryNode& phrase) {
  return std::ranges::all_of(phrase.children, [&](const QueryNode& word) {
    return word.kind == NodeKind::kWord && word.field == phrase.field && word.broad == phrase.broad &&
           word.without.empty();
  });
}

std::string print_left_out(const QueryNode& node) {
  std::string out;
  for (const std::string& form : node.without) out += '\\' + form;
  return out;
}

std::string print_leaf(const QueryNode& node) {
  const std::string prefix = field_prefix(node) + (node.broad ? "~" : "");
  switch (node.kind) {
    case NodeKind::kWord:
      return prefix + node.text + print_left_out(node);
    case NodeKind::kWildcard:
      return prefix + '{' + node.text + '}' + print_left_out(node);
    case NodeKind::kPhrase:
      return is_plain_phrase(node) ? prefix + '"' + phrase_text(node) + '"' : prefix + print_children("phrase", node);
    case NodeKind::kGap:
      return "gap/" + std::to_string(node.number);
    case NodeKind::kFilter:
      return prefix + '[' + node.text + ']' + (node.pattern ? "*" : "");
    case NodeKind::kMissing:
      return prefix + "none";
    case NodeKind::kRange:
      return prefix + '[' + print_end(node.low) + ".." + print_end(node.high) + ']';
    default:
      return {};
  }
}

std::string print_unsigned(const QueryNode& node) {
  switch (node.kind) {
    case NodeKind::kList:
      return print_children("list", node);
    case NodeKind::kAnd:
      return print_children("and", node);
    case NodeKind::kOr:
      return print_children("or", node);
    case NodeKind::kNear:
      return print_children("near", node);
    case NodeKind::kThen:
      return print_children("then", node);
    case NodeKind::kSentence:
      return print_children("sentence", node);
    case NodeKind::kParagraph:
      return print_children("paragraph", node);
    case NodeKind::kAtLeast:
      return print_children("atleast", node);
    case NodeKind::kFirst:
      return print_children("first", node);
    default:
      return print_leaf(node);
  }
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
  const std::string boost = node.boost == 1 ? "" : fmt::format("^{}", node.boost);
  return sign + print_unsigned(node) + boost;
}

}  // namespace khabar
