#include "searcher/query/lenient_parser.h"

#include <fmt/format.h>

#include <optional>
#include <utility>

#include "common/ascii.h"
#include "searcher/query/language/foreign_operators.h"
#include "searcher/query/language/operator_table.h"
#include "searcher/query/language/reading_report.h"
#include "searcher/query/query_scanner.h"
#include "searcher/query/query_scope.h"
#include "searcher/query/value_reader.h"

namespace khabar {
namespace {

using MaybeNode = std::optional<QueryNode>;

class LenientParser {
 public:
  explicit LenientParser(std::string_view text) : scanner_(text), report_(text) {}

  ParsedQuery parse() {
    MaybeNode tree = parse_or(Scope{}, 0);
    QueryNode root = tree ? std::move(*tree) : QueryNode{};
    if (root.sign != Sign::kPlain) {  // a sign needs siblings, if only none
      QueryNode list;
      list.children.push_back(std::move(root));
      root = std::move(list);
    }
    return {std::move(root), report_.take_notes()};
  }

 private:
  static MaybeNode join(NodeKind kind, std::vector<QueryNode>&& children) {
    if (children.empty()) return std::nullopt;
    if (children.size() == 1) return std::move(children.front());
    QueryNode node;
    node.kind = kind;
    node.children = std::move(children);
    return node;
  }

  MaybeNode parse_or(const Scope& scope, int depth) {
    return parse_operands(NodeKind::kOr, "OR", [&] { return parse_and(scope, depth); });
  }

  MaybeNode parse_and(const Scope& scope, int depth) {
    return parse_operands(NodeKind::kAnd, "AND", [&] { return parse_list(scope, depth); });
  }

  template <typename ParseOperand>
  MaybeNode parse_operands(NodeKind kind, const char* name, ParseOperand parse_operand) {
    std::vector<QueryNode> operands;
    std::size_t expected = 0;
    do {
      ++expected;
      MaybeNode operand = parse_operand();
      if (operand) operands.push_back(std::move(*operand));
    } while (scanner_.take_operator(name));
    if (expected > 1 && operands.size() < expected)
      report_.note(std::string{name} + " with nothing to join was ignored");
    return join(kind, std::move(operands));
  }

  bool at_end_of_list(int depth) {
    scanner_.skip_spaces();
    while (scanner_.next_is(')')) {
      if (ignored_brackets_ > 0) {
        --ignored_brackets_;
      } else if (depth > 0) {
        return true;
      } else {
        report_.note("a closing bracket without an opening one was ignored");
      }
      scanner_.skip(1);
      scanner_.skip_spaces();
    }
    return scanner_.at_end() || scanner_.next_is_operator("AND") || scanner_.next_is_operator("OR");
  }

  MaybeNode parse_list(const Scope& scope, int depth) {
    std::vector<QueryNode> items;
    while (!at_end_of_list(depth)) {
      const Sign sign = parse_sign();
      if (at_end_of_list(depth)) break;
      MaybeNode item = parse_item(scope, depth);
      if (!item) continue;
      if (sign != Sign::kPlain) apply(sign, *item);
      items.push_back(std::move(*item));
    }
    return join(NodeKind::kList, std::move(items));
  }

  // -(-a) excludes what the group means, so a signed item gets a list of its own around it.
  static void apply(Sign sign, QueryNode& item) {
    if (item.sign != Sign::kPlain) {
      QueryNode list;
      list.children.push_back(std::move(item));
      item = std::move(list);
    }
    item.sign = sign;
  }

  Sign parse_sign() {
    Sign sign = Sign::kPlain;
    while (true) {
      if (scanner_.take_operator("NOT")) {
        sign = Sign::kExcluded;
        scanner_.skip_spaces();
      } else if (const std::size_t minus = scanner_.minus_length(); minus != 0 || scanner_.next_is('+')) {
        const Sign typed = minus != 0 ? Sign::kExcluded : Sign::kRequired;
        scanner_.skip(std::max<std::size_t>(minus, 1));
        if (scanner_.at_break()) {  // a dash between spaces is punctuation
          scanner_.skip_spaces();
          continue;
        }
        if (sign != Sign::kExcluded) sign = typed;
      } else {
        return sign;
      }
    }
  }

  MaybeNode parse_item(Scope scope, int depth) {
    while (scanner_.take('=')) scope.exact = true;
    parse_field(scope);
    while (!scope.is_filter() && scanner_.take('=')) scope.exact = true;
    if (scanner_.at_break()) return std::nullopt;
    if (scanner_.next_is('(')) return parse_group(scope, depth);
    if (scanner_.next_is_quote()) return parse_quoted(scope);
    const std::string_view chunk = scanner_.next_chunk();
    scanner_.skip(chunk.size());
    if (scope.is_filter()) return value(scope, chunk);
    if (is_row_of_numbers(chunk)) return phrase(scope, chunk);
    note_word(chunk);
    return leaf(NodeKind::kWord, scope, chunk);
  }

  // What the language has, or other systems have, and this reading has not.
  void note_word(std::string_view chunk) {
    const bool wildcard = chunk.find_first_of("*?~^|{}") != std::string_view::npos;
    if (wildcard || find_word_operator(chunk) || find_foreign_operator(chunk)) {
      report_.note(fmt::format("{} was read as the words in it", shown(chunk)));
    }
  }

  void parse_field(Scope& scope) {
    const std::string_view chunk = scanner_.next_chunk();
    const std::size_t colon = chunk.find(':');
    if (colon == std::string_view::npos) return;
    const FieldSpec* spec = find_field(ascii::to_lower(chunk.substr(0, colon)));
    if (spec == nullptr) return;
    QueryScanner after = scanner_;
    after.skip(colon + 1);
    if (after.at_break()) return;  // "عنوان: ..." is running text
    scanner_ = after;
    if (spec->kind != FieldKind::kText) {
      scope.filter = spec->field;
      return;
    }
    scope.filter = Field::kLemma;
    scope.title = spec->field == Field::kTitleLemma;
    scope.exact = spec->field == Field::kExact || (scope.exact && scope.title);
  }

  MaybeNode parse_group(const Scope& scope, int depth) {
    scanner_.skip(1);
    if (depth >= kMaxQueryDepth) {
      report_.note("brackets nested deeper than " + std::to_string(kMaxQueryDepth) + " were ignored");
      ++ignored_brackets_;
      return std::nullopt;
    }
    MaybeNode group = parse_or(scope, depth + 1);
    if (!scanner_.take(')')) report_.note("a bracket that was never closed was closed at the end");
    return group;
  }

  MaybeNode parse_quoted(const Scope& scope) {
    const QueryScanner::Quoted quoted = scanner_.take_quoted();
    if (!quoted.closed) {
      report_.note(quoted.text.empty() ? "a quotation mark at the end was ignored"
                                       : "a quotation mark that was never closed was closed at the end");
    }
    if (quoted.text.empty()) return std::nullopt;
    return scope.is_filter() ? value(scope, quoted.text) : phrase(scope, quoted.text);
  }

  QueryNode value(const Scope& scope, std::string_view text) {
    if (!is_range_field(scope.filter)) return leaf(NodeKind::kFilter, scope, text);
    const ValueRange range = read_range(scope.filter, text);
    if (!range.problem.empty()) {
      report_.note(fmt::format("{}, so it was read as the words in it", range.problem));
      return leaf(NodeKind::kWord, Scope{}, text);
    }
    QueryNode node = leaf(NodeKind::kRange, scope, {});
    node.place = report_.place(text);
    node.low = range.low;
    node.high = range.high;
    return node;
  }

  QueryNode phrase(const Scope& scope, std::string_view text) const {
    QueryNode node = leaf(NodeKind::kPhrase, scope, {});
    node.place = report_.place(text);
    QueryScanner words{text};
    for (words.skip_spaces(); !words.at_end(); words.skip_spaces()) {
      const std::string_view word = words.next_piece();
      words.skip(word.size());
      node.children.push_back(leaf(NodeKind::kWord, scope, word));
    }
    if (node.children.empty()) node.children.push_back(leaf(NodeKind::kWord, scope, text));
    return node;
  }

  QueryNode leaf(NodeKind kind, const Scope& scope, std::string_view text) const {
    QueryNode node = make_leaf(kind, scope, text);
    if (!text.empty()) node.place = report_.place(text);
    return node;
  }

  QueryScanner scanner_;
  ReadingReport report_;
  int ignored_brackets_ = 0;
};

}  // namespace

ParsedQuery parse_leniently(std::string_view text) { return LenientParser{text}.parse(); }

}  // namespace khabar
