#include "searcher/query/query_parser.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "common/ascii.h"
#include "common/utf8.h"
#include "searcher/query/query_scanner.h"

namespace khabar {
namespace {

// What a field name or `=` before a group says about everything in it.
struct Scope {
  Field boolean = Field::kLemma;  // a boolean field; kLemma: text
  bool title = false;
  bool exact = false;

  bool is_filter() const { return boolean != Field::kLemma; }
  Field field() const {
    if (is_filter()) return boolean;
    if (title) return exact ? Field::kTitleExact : Field::kTitleLemma;
    return exact ? Field::kExact : Field::kLemma;
  }
};

using MaybeNode = std::optional<QueryNode>;

// ASCII, Arabic-Indic or Persian.
bool is_any_digit(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'٠' && c <= U'٩') || (c >= U'\u06F0' && c <= U'\u06F9');
}

// A score, a date or a time: 2-1, 20/3/2018, 12:30. Its numbers stand side by side where an article has it. 3.5 is one
// number.
bool is_row_of_numbers(std::string_view chunk) {
  std::size_t numbers = 0;
  std::size_t points = 0;
  bool in_number = false;
  for (std::size_t at = 0; at < chunk.size();) {
    const std::size_t minus = QueryScanner{chunk.substr(at)}.minus_length();
    const char32_t c = next_code_point(chunk, at);
    const bool is_digit = is_any_digit(c);
    if (is_digit && !in_number) ++numbers;
    if (!is_digit && (!in_number || (minus == 0 && c != U'/' && c != U':' && c != U'.'))) return false;
    points += c == U'.' ? 1 : 0;
    in_number = is_digit;
  }
  return in_number && (points == 0 ? numbers > 1 : points > 1 && numbers > 2);
}

class Parser {
 public:
  explicit Parser(std::string_view text) : scanner_(text) {}

  ParsedQuery parse() {
    MaybeNode tree = parse_or(Scope{}, 0);
    QueryNode root = tree ? std::move(*tree) : QueryNode{};
    if (root.sign != Sign::kPlain) {  // a sign needs siblings, if only none
      QueryNode list;
      list.children.push_back(std::move(root));
      root = std::move(list);
    }
    return {std::move(root), std::move(notes_)};
  }

 private:
  void note(std::string text) {
    if (std::find(notes_.begin(), notes_.end(), text) == notes_.end()) notes_.push_back(std::move(text));
  }

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
    if (expected > 1 && operands.size() < expected) note(std::string{name} + " with nothing to join was ignored");
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
        note("a closing bracket without an opening one was ignored");
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
    if (scope.is_filter()) return leaf(NodeKind::kFilter, scope, chunk);
    return is_row_of_numbers(chunk) ? phrase(scope, chunk) : leaf(NodeKind::kWord, scope, chunk);
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
      scope.boolean = spec->field;
      return;
    }
    scope.boolean = Field::kLemma;
    scope.title = spec->field == Field::kTitleLemma;
    scope.exact = spec->field == Field::kExact || (scope.exact && scope.title);
  }

  MaybeNode parse_group(const Scope& scope, int depth) {
    scanner_.skip(1);
    if (depth >= kMaxQueryDepth) {
      note("brackets nested deeper than " + std::to_string(kMaxQueryDepth) + " were ignored");
      ++ignored_brackets_;
      return std::nullopt;
    }
    MaybeNode group = parse_or(scope, depth + 1);
    if (!scanner_.take(')')) note("a bracket that was never closed was closed at the end");
    return group;
  }

  MaybeNode parse_quoted(const Scope& scope) {
    const QueryScanner::Quoted quoted = scanner_.take_quoted();
    if (!quoted.closed) {
      note(quoted.text.empty() ? "a quotation mark at the end was ignored"
                               : "a quotation mark that was never closed was closed at the end");
    }
    if (quoted.text.empty()) return std::nullopt;
    return scope.is_filter() ? leaf(NodeKind::kFilter, scope, quoted.text) : phrase(scope, quoted.text);
  }

  static QueryNode phrase(const Scope& scope, std::string_view text) {
    QueryNode node = leaf(NodeKind::kPhrase, scope, {});
    node.children.push_back(leaf(NodeKind::kWord, scope, text));
    return node;
  }

  static QueryNode leaf(NodeKind kind, const Scope& scope, std::string_view text) {
    QueryNode node;
    node.kind = kind;
    node.field = scope.field();
    node.text = text;
    return node;
  }

  QueryScanner scanner_;
  std::vector<std::string> notes_;
  int ignored_brackets_ = 0;
};

}  // namespace

ParsedQuery parse_query(std::string_view text) { return Parser{text}.parse(); }

QueryNode plain_words(std::string_view text) {
  QueryNode word;
  word.kind = NodeKind::kWord;
  word.text = text;
  QueryNode list;
  list.children.push_back(std::move(word));
  return list;
}

}  // namespace khabar
