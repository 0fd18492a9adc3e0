#include "searcher/query/proximity.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "searcher/query/query_parser.h"

namespace khabar {
namespace {

bool is_in_title(const QueryNode& operand) {
  if (!operand.children.empty() && operand.kind != NodeKind::kPhrase) return is_in_title(operand.children.front());
  return operand.field == Field::kTitleLemma || operand.field == Field::kTitleExact;
}

// Why a node has no places of its own, and what to write; nothing is wrong if the first is empty.
struct Objection {
  std::string message;
  std::string hint;
};

Objection objection_to(const QueryNode& operand) {
  if (operand.sign != Sign::kPlain) {
    return {"a sign inside", "put the sign before the whole, a -(b NEAR/5 c), or write a NOT NEAR/5 b"};
  }
  if (operand.boost != 1) return {"a weight inside", "put it behind the whole: (a NEAR/5 b)^2"};
  if (is_proximity(operand.kind)) return {};
  switch (operand.kind) {
    case NodeKind::kWord:
    case NodeKind::kWildcard:
    case NodeKind::kPhrase:
      return {};
    case NodeKind::kOr:
      for (const QueryNode& child : operand.children) {
        Objection objection = objection_to(child);
        if (!objection.message.empty()) return objection;
        if (is_in_title(child) != is_in_title(operand)) {
          return {"words of the title beside words of the text", "put the field before all of it: title:(a NEAR/5 b)"};
        }
      }
      return {};
    case NodeKind::kList:
      return {"several words side by side",
              "write \"a b\" for a phrase, (a OR b) for either, or (a NEAR/5 b) for words near each other"};
    case NodeKind::kAnd:
      return {"AND", "write (a NEAR/5 b) for words near each other, or join the whole: (a NEAR/5 c) AND (b NEAR/5 c)"};
    case NodeKind::kAtLeast:
    case NodeKind::kFirst:
      return {"an operator that counts", "join the whole by AND: (ATLEAST/3 a) AND (a NEAR/5 b)"};
    default:
      return {"a field that is no text", "put it beside the whole: source:BBC (a NEAR/5 b)"};
  }
}

void check_operand(const QueryNode& operand, std::string_view operator_text, const ReadingReport& report) {
  const Objection objection = objection_to(operand);
  if (objection.message.empty()) return;
  report.refuse(report.piece(operand.place),
                fmt::format("{} takes words, phrases and groups of them joined by OR, but here is {}",
                            shown(operator_text), objection.message),
                objection.hint);
}

int count_in_row(const QueryNode& node) {
  int count = 0;
  for (const QueryNode* at = &node; is_proximity(at->kind); at = &at->children.front()) ++count;
  return count;
}

}  // namespace

void check_number(const FoundOperator& found, std::string_view chunk, const ReadingReport& report) {
  if (found.number > 0) return;
  const bool has_slash = chunk.find('/') != std::string_view::npos;
  report.refuse(chunk,
                has_slash ? fmt::format("{} needs a number from 1 to {}", shown(chunk), kMostNumber)
                          : fmt::format("{} needs a slash and a number", shown(chunk)),
                fmt::format("write {0}/10, or \"{0}\" in quotation marks for the word", found.spec->name));
}

QueryNode proximity(const ProximityOperator& found, QueryNode left, QueryNode right, const ReadingReport& report) {
  check_operand(left, found.piece, report);
  check_operand(right, found.piece, report);
  if (is_in_title(left) != is_in_title(right)) {
    report.refuse(report.piece({left.place.begin, right.place.end}),
                  fmt::format("{} joins a word of the title and one of the text", shown(found.piece)),
                  "put the field before both: title:(a NEAR/5 b)");
  }
  if (count_in_row(left) >= kMostInRow) {
    report.refuse(found.piece, fmt::format("more than {} proximity operators in a row", kMostInRow),
                  "write fewer of them, or join groups by AND");
  }
  QueryNode node;
  node.kind = found.kind;
  node.number = found.number;
  node.negated = found.negated;
  node.place = {left.place.begin, right.place.end};
  node.children.push_back(std::move(left));
  node.children.push_back(std::move(right));
  return node;
}

QueryNode unary(const FoundOperator& found, std::string_view chunk, QueryNode operand, const ReadingReport& report) {
  check_operand(operand, chunk, report);
  QueryNode node;
  node.kind = found.spec->kind;
  node.number = found.number;
  node.place = {report.place(chunk).begin, operand.place.end};
  node.children.push_back(std::move(operand));
  return node;
}

}  // namespace khabar
