#include "searcher/query/query_parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "common/ascii.h"
#include "searcher/query/language/operator_table.h"
#include "searcher/query/language/reading_report.h"
#include "searcher/query/lenient_parser.h"
#include "searcher/query/phrase_reader.h"
#include "searcher/query/proximity.h"
#include "searcher/query/query_scanner.h"
#include "searcher/query/query_scope.h"
#include "searcher/query/value_reader.h"
#include "searcher/query/word_reader.h"

namespace khabar {
namespace {

using MaybeNode = std::optional<QueryNode>;

constexpr std::size_t kLongestOperator = 64;  // in bytes; ATLEAST/1000 with marks of direction around it is shorter

class Parser {
 public:
  explicit Parser(std::string_view text) : scanner_(text, Parting::kMarks), report_(text) {}

  ParsedQuery parse() {
    MaybeNode tree = parse_or(Scope{}, 0);
    if (!scanner_.at_end()) {
      report_.refuse(scanner_.rest().substr(0, 1), "a closing bracket without an opening one",
                     "leave it out, or open the bracket: (a OR b)");
    }
    QueryNode root = tree ? std::move(*tree) : QueryNode{};
    if (root.sign != Sign::kPlain) root = list_of(std::move(root));  // a sign needs siblings, if only none
    return {std::move(root), report_.take_notes()};
  }

 private:
  static QueryNode list_of(QueryNode item) {
    QueryNode list;
    list.place = item.place;
    list.children.push_back(std::move(item));
    return list;
  }

  MaybeNode join(NodeKind kind, std::vector<QueryNode>&& children) const {
    if (children.empty()) return std::nullopt;
    if (children.size() == 1) return std::move(children.front());
    QueryNode node;
    node.kind = kind;
    node.place = {children.front().place.begin, children.back().place.end};
    node.children = std::move(children);
    return node;
  }

  MaybeNode parse_or(const Scope& scope, int depth) {
    return parse_operands(NodeKind::kOr, [&] { return parse_and(scope, depth); });
  }

  MaybeNode parse_and(const Scope& scope, int depth) {
    return parse_operands(NodeKind::kAnd, [&] { return parse_list(scope, depth); });
  }

  template <typename ParseOperand>
  MaybeNode parse_operands(NodeKind kind, ParseOperand parse_operand) {
    std::vector<QueryNode> operands;
    std::string_view joint;
    while (true) {
      MaybeNode operand = parse_operand();
      if (!operand && !joint.empty()) refuse_open(joint, "behind");
      const std::string_view next = next_joint(kind);
      if (!operand && !next.empty()) refuse_open(next, "before");
      if (operand) operands.push_back(std::move(*operand));
      if (next.empty()) return join(kind, std::move(operands));
      scanner_.skip(next.size());
      joint = next;
    }
  }

  [[noreturn]] void refuse_open(std::string_view joint, std::string_view side) const {
    report_.refuse(joint, fmt::format("{} has nothing {} it to join", joint, side),
                   "write a word on both sides, or put it in quotation marks if it is text");
  }

  // AND, OR, &&, ||, & and | where they come next; empty if they do not.
  std::string_view next_joint(NodeKind kind) const {
    const bool is_or = kind == NodeKind::kOr;
    const std::string_view rest = scanner_.rest();
    const std::string_view word = is_or ? "OR" : "AND";
    const std::string_view mark = is_or ? "||" : "&&";
    if (scanner_.next_is_operator(word)) return rest.substr(0, word.size());
    if (rest.starts_with(mark)) return rest.substr(0, mark.size());
    const bool single = is_or ? rest.starts_with('|') : scanner_.next_is_operator("&");
    return rest.substr(0, single ? 1 : 0);
  }

  bool at_end_of_list() {
    scanner_.skip_spaces();
    return scanner_.at_end() || scanner_.next_is(')') || !next_joint(NodeKind::kOr).empty() ||
           !next_joint(NodeKind::kAnd).empty();
  }

  MaybeNode parse_list(const Scope& scope, int depth) {
    std::vector<QueryNode> items;
    while (!at_end_of_list()) {
      if (MaybeNode item = parse_item(scope, depth)) items.push_back(std::move(*item));
    }
    if (scope.is_filter() && items.size() > 1) {
      report_.refuse(report_.piece({items.front().place.begin, items.back().place.end}),
                     fmt::format("several values of {}: stand side by side", field_spec(scope.filter).name),
                     "put a name of several words in quotation marks, or write OR between values");
    }
    return join(NodeKind::kList, std::move(items));
  }

  MaybeNode parse_item(const Scope& scope, int depth) {
    if (skip_dash()) return std::nullopt;
    const std::string_view sign = take_sign();
    if (sign.empty()) return parse_proximity(scope, depth);
    MaybeNode item = parse_proximity(scope, depth);
    if (!item) refuse_sign(sign);
    check_signed(sign, *item);
    if (item->sign != Sign::kPlain) item = list_of(std::move(*item));  // -(-a) excludes what the group means
    item->sign = sign == "+" ? Sign::kRequired : Sign::kExcluded;
    return item;
  }

  // A dash between spaces is punctuation.
  bool skip_dash() {
    QueryScanner after = scanner_;
    while (const std::size_t length = after.minus_length()) after.skip(length);
    const std::string_view dash = scanner_.rest().substr(0, scanner_.rest().size() - after.rest().size());
    if (dash.empty() || !after.at_break()) return false;
    after.skip_spaces();
    if (after.at_end() || after.next_is(')')) refuse_sign(dash);
    scanner_ = after;
    report_.note(fmt::format("{} between spaces was read as punctuation; to leave out a word, write -word", dash));
    return true;
  }

  std::string_view take_sign() {
    const bool word = scanner_.next_is_operator("NOT");
    const bool mark = scanner_.next_is('+') || scanner_.next_is('!');
    const std::size_t length = word ? 3 : mark ? 1 : scanner_.minus_length();
    const std::string_view sign = scanner_.rest().substr(0, length);
    scanner_.skip(length);
    if (sign.empty()) return sign;
    if (word ? at_end_of_list() : scanner_.at_break()) refuse_sign(sign);
    const bool second = scanner_.next_is_operator("NOT") || scanner_.next_is('+') || scanner_.next_is('!') ||
                        scanner_.minus_length() != 0;
    if (second) {
      report_.refuse(report_.piece(sign, scanner_.rest().substr(0, 1)), "two signs before one word",
                     "write one of them: -a, NOT a or +a; what a group leaves out is left out by -(-a)");
    }
    return sign;
  }

  [[noreturn]] void refuse_sign(std::string_view sign) const {
    report_.refuse(sign, fmt::format("{} stands before nothing", shown(sign)),
                   "write it directly before a word, as in -a and +a, or leave it out");
  }

  void check_signed(std::string_view sign, const QueryNode& item) const {
    if (sign != "NOT" && is_proximity(item.kind) && !report_.piece(item.place).starts_with('(')) {
      report_.refuse(
          report_.piece(sign, report_.piece(item.place)),
          fmt::format("{} stands before the first word of {}", shown(sign), word_operator(item.kind).name),
          fmt::format("put the whole in brackets: {}(a {}/{} b)", sign, word_operator(item.kind).name, item.number));
    }
    if (sign != "+" && item.boost != 1) {
      report_.refuse(report_.piece(item.place), "what is left out has no weight", "leave out ^ and the number");
    }
  }

  // a NEAR/5 b ADJ/2 c is (a NEAR/5 b) ADJ/2 c.
  MaybeNode parse_proximity(const Scope& scope, int depth) {
    if (const auto unary = next_word_operator(scanner_); unary && unary->is_unary()) return parse_unary(scope, depth);
    MaybeNode left = parse_primary(scope, depth);
    if (!left) return left;
    while (const auto found = take_proximity_operator()) {
      MaybeNode right = at_end_of_list() ? std::nullopt : parse_primary(scope, depth);
      if (!right) refuse_open(found->piece, "behind");
      left = proximity(*found, std::move(*left), std::move(*right), report_);
    }
    return left;
  }

  std::optional<FoundOperator> next_word_operator(const QueryScanner& scanner) const {
    const std::string_view chunk = scanner.next_chunk(kLongestOperator);
    return find_word_operator(without_invisible_ends(chunk));
  }

  std::optional<ProximityOperator> take_proximity_operator() {
    QueryScanner after = scanner_;
    after.skip_spaces();
    const std::string_view begin = after.rest();
    const bool negated = after.take_operator("NOT");
    if (negated) after.skip_spaces();
    const auto found = next_word_operator(after);
    if (!found) return std::nullopt;
    const std::string_view chunk = after.next_chunk(kLongestOperator);
    const std::string_view piece = report_.piece(begin.substr(0, 1), chunk);
    if (found->is_unary()) return std::nullopt;
    check_number(*found, chunk, report_);
    after.skip(chunk.size());
    scanner_ = after;
    return ProximityOperator{found->spec->kind, found->number, negated, piece};
  }

  MaybeNode parse_unary(const Scope& scope, int depth) {
    const FoundOperator found = *next_word_operator(scanner_);
    const std::string_view chunk = scanner_.next_chunk(kLongestOperator);
    check_number(found, chunk, report_);
    scanner_.skip(chunk.size());
    MaybeNode operand = at_end_of_list() ? std::nullopt : parse_primary(scope, depth);
    if (!operand) refuse_open(chunk, "behind");
    QueryNode node = unary(found, chunk, std::move(*operand), report_);
    if (const auto next = take_proximity_operator()) {
      report_.refuse(next->piece, fmt::format("{} stands beside {}", shown(next->piece), shown(chunk)),
                     fmt::format("put what {} counts in brackets: {} (a {} b)", found.spec->name, chunk, next->piece));
    }
    return node;
  }

  // A word, phrase, value or group with what stands before it, and its boost.
  MaybeNode parse_primary(Scope scope, int depth) {
    const std::string_view prefix = take_prefix(scope);
    if (scanner_.at_break() && !prefix.empty()) refuse_prefix(prefix);
    MaybeNode node = parse_bare(scope, depth, prefix);
    if (!node || prefix.empty()) return node;
    node->place.begin = report_.place(prefix).begin;
    if (node->kind == NodeKind::kWildcard && prefix.ends_with('~')) {
      report_.refuse(report_.piece(node->place), "a wildcard has no kin", "write it without ~");
    }
    return node;
  }

  MaybeNode parse_bare(const Scope& scope, int depth, std::string_view prefix) {
    if (scanner_.next_is('(')) return with_boost(scope, parse_group(scope, depth));
    if (scanner_.next_is_quote()) return with_boost(scope, parse_quoted(scope));
    if (scope.is_filter()) return parse_value(scope);
    const std::string_view chunk = scanner_.next_chunk();
    const std::size_t braces = braces_behind(chunk, scanner_.rest());
    if (braces != std::string_view::npos) return parse_some_forms(scope, chunk.substr(0, braces));
    scanner_.skip(chunk.size());
    const Behind behind = scanner_.next_is('(')      ? Behind::kBracket
                          : scanner_.next_is_quote() ? Behind::kQuote
                                                     : Behind::kNothing;
    MaybeNode word = read_word(chunk, behind, scope, report_);
    if (!word && !prefix.empty()) refuse_prefix(prefix);
    return word;
  }

  // a{-b -c}
  MaybeNode parse_some_forms(const Scope& scope, std::string_view word) {
    scanner_.skip(word.size());
    MaybeNode node = read_word(word, Behind::kNothing, scope, report_);
    if (!node) report_.refuse(scanner_.rest().substr(0, 1), "braces stand behind no word", "write a{-b -c}");
    read_left_out(scanner_, *node, report_);
    return with_boost(scope, std::move(node));
  }

  [[noreturn]] void refuse_prefix(std::string_view prefix) const {
    report_.refuse(prefix, fmt::format("nothing stands behind {}", shown(prefix)),
                   "write the word directly behind it, without a space: title:a, =a");
  }

  // `=`, `~` and the name of a field, each once.
  std::string_view take_prefix(Scope& scope) {
    scanner_.skip_invisible();
    const std::string_view begin = scanner_.rest();
    const bool marked = take_mark(scope);
    const bool field = take_field(scope, marked);
    if (field && !scope.is_filter()) take_mark(scope);
    scanner_.skip_invisible();
    return begin.substr(0, begin.size() - scanner_.rest().size());
  }

  bool take_mark(Scope& scope) {
    if (scope.is_filter() || !(scanner_.next_is('=') || scanner_.next_is('~'))) return false;
    const std::string_view begin = scanner_.rest();
    scope.exact = scanner_.take('=');
    scope.broad = !scope.exact && scanner_.take('~');
    if (scanner_.next_is('=') || scanner_.next_is('~')) {
      report_.refuse(begin.substr(0, 2), "two marks before one word",
                     "write =a for exactly this form or ~a for its kin");
    }
    return true;
  }

  bool take_field(Scope& scope, bool marked) {
    const std::string_view chunk = scope.is_filter() ? scanner_.next_value() : scanner_.next_chunk();
    const std::size_t colon = chunk.find(':');
    if (colon == std::string_view::npos) return false;
    const FieldSpec* spec = find_field(ascii::to_lower(chunk.substr(0, colon)));
    if (spec == nullptr) return false;
    const std::string_view name = chunk.substr(0, colon + 1);
    if (scope.is_filter() || (marked && spec->field != Field::kTitleLemma)) {
      report_.refuse(name, fmt::format("{} does not belong here", shown(name)),
                     "= and ~ stand before words, and a field before one value or a group of values");
    }
    scanner_.skip(name.size());
    if (spec->kind != FieldKind::kText) {
      scope.filter = spec->field;
      return true;
    }
    scope.title = spec->field == Field::kTitleLemma;
    if (!scope.title) scope.exact = spec->field == Field::kExact;
    return true;
  }

  MaybeNode parse_group(const Scope& scope, int depth) {
    const std::string_view begin = scanner_.rest();
    const std::string_view bracket = begin.substr(0, 1);
    scanner_.skip(1);
    if (depth >= kMaxQueryDepth) {
      report_.refuse(bracket, fmt::format("brackets are nested deeper than {}", kMaxQueryDepth),
                     "leave out those that are not needed");
    }
    refuse_function(begin, report_);
    MaybeNode group = parse_or(scope, depth + 1);
    if (!scanner_.take(')')) report_.refuse(bracket, "a bracket that is not closed", "close it: (a OR b)");
    const std::string_view whole = begin.substr(0, begin.size() - scanner_.rest().size());
    if (!group) report_.refuse(whole, "empty brackets", "write words in them, or leave them out");
    if (group->boost != 1 && scanner_.next_is('^')) {
      report_.refuse(whole, "a weight inside of another", "write one of them");
    }
    group->place = report_.place(whole);
    return group;
  }

  // `comparison` is >, >=, < or <= before it.
  QueryNode parse_quoted(const Scope& scope, std::string_view comparison = {}) {
    const std::string_view begin = scanner_.rest();
    const QueryScanner::Quoted quoted = scanner_.take_quoted();
    const std::string_view whole = begin.substr(0, begin.size() - scanner_.rest().size());
    if (!quoted.closed) {
      report_.refuse(whole.substr(0, whole.size() - quoted.text.size()), "a quotation mark that is not closed",
                     "close it, \"a b\", or leave it out");
    }
    if (quoted.text.empty()) report_.refuse(whole, "empty quotation marks", "write a phrase in them: \"a b\"");
    QueryNode node = scope.is_filter() ? read_quoted_value(quoted.text, scope, report_, comparison)
                                       : read_phrase(quoted.text, scope, report_);
    node.place = report_.place(comparison.empty() ? whole : report_.piece(comparison, whole));
    if (scope.is_filter()) check_end_of_value(node);
    return node;
  }

  QueryNode parse_value(const Scope& scope) {
    const std::string_view value = scanner_.next_value();
    scanner_.skip(value.size());
    if (is_comparison(value) && scanner_.next_is_quote()) return parse_quoted(scope, value);
    QueryNode node = read_value(value, scope, report_);
    check_end_of_value(node);
    return node;
  }

  // source:BBC|CNN and source:"BBC"x would be read as a source and a word.
  void check_end_of_value(const QueryNode& value) const {
    if ((scanner_.at_break() || scanner_.next_is('^')) && !scanner_.next_is('|') && !scanner_.next_is('&')) return;
    report_.refuse(report_.piece(report_.piece(value.place), scanner_.rest().substr(0, 1)),
                   "something stands directly behind a value",
                   "write a group of values, source:(BBC OR \"Sky News\"), or a space behind the value");
  }

  MaybeNode with_boost(const Scope& scope, MaybeNode node) {
    if (scanner_.next_is('~')) refuse_foreign(scanner_.next_chunk(), report_);
    if (!scanner_.next_is('^')) return node;
    const std::string_view boost = scanner_.next_chunk();
    if (scope.is_filter()) refuse_weight(boost, report_);
    scanner_.skip(boost.size());
    node->boost = read_boost(boost, report_);
    return node;
  }

  QueryScanner scanner_;
  ReadingReport report_;
};

}  // namespace

ParsedQuery parse_query(std::string_view text, Reading reading) {
  return reading == Reading::kLenient ? parse_leniently(text) : Parser{text}.parse();
}

QueryNode plain_words(std::string_view text) {
  QueryNode word;
  word.kind = NodeKind::kWord;
  word.text = text;
  QueryNode list;
  list.children.push_back(std::move(word));
  return list;
}

}  // namespace khabar
