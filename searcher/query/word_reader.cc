#include "searcher/query/word_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "common/ascii.h"
#include "common/letters/characters.h"
#include "common/letters/folding.h"
#include "common/program/suggestion.h"
#include "common/stored/field.h"
#include "common/utf8.h"
#include "searcher/query/language/foreign_operators.h"
#include "searcher/query/language/operator_table.h"
#include "searcher/query/query_scanner.h"

namespace khabar {
namespace {

constexpr double kLeastBoost = 0.1;
constexpr double kMostBoost = 100;
constexpr std::size_t kFewestLetters = 2;  // beside a wildcard. Chosen, not tuned: one letter fits most of an index

bool is_letter_or_digit(char32_t c) {
  if (c == kInvalid) return true;
  const Character character = character_table()[c];
  return character.needs_nfkc || character.kind == CharacterKind::kArabic || character.kind == CharacterKind::kLetter ||
         character.kind == CharacterKind::kDigit;
}

bool is_unseen(char32_t c) {
  const CharacterKind kind = character_table()[c].kind;
  return kind == CharacterKind::kMark || kind == CharacterKind::kControl;
}

std::string field_names() {
  std::string names;
  for (const FieldSpec& spec : kFieldTable) {
    if (!spec.example.empty()) names += fmt::format("{}{}:", names.empty() ? "" : " ", spec.name);
  }
  return names;
}

std::string nearest_field(std::string_view name) {
  std::vector<std::string_view> names;
  for (const FieldSpec& spec : kFieldTable) {
    for (const std::string_view known : {spec.name, spec.arabic, spec.other}) {
      if (!spec.example.empty() && !known.empty()) names.push_back(known);
    }
  }
  const auto nearest = nearest_name(ascii::to_lower(name), names);
  return nearest ? fmt::format("did you mean {}:? ", *nearest) : "";
}

[[noreturn]] void refuse_field(std::string_view chunk, std::size_t colon, const ReadingReport& report) {
  const std::string_view name = chunk.substr(0, colon);
  if (find_field(ascii::to_lower(name)) != nullptr) {
    report.refuse(chunk, fmt::format("{} has a field where its value or a word is expected", shown(chunk)),
                  fmt::format("write {}:a, with nothing between the colon and the word, and one field only", name));
  }
  report.refuse(chunk.substr(0, colon + 1), fmt::format("there is no field {}", shown(name)),
                fmt::format("{}the fields are {}; if it is text, put it in quotation marks or a space behind the colon",
                            nearest_field(name), field_names()));
}

bool has_only_digits(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (!ascii::is_digit(fold_digit(next_code_point(text, at)))) return false;
  }
  return true;
}

// What stands before a colon names a field, unless it is a number: 12:30.
void check_colon(std::string_view chunk, Behind behind, const ReadingReport& report) {
  const std::size_t colon = chunk.find(':');
  if (colon == std::string_view::npos) return;
  const std::string_view name = chunk.substr(0, colon);
  const bool names = colon + 1 < chunk.size() || behind != Behind::kNothing || find_field(ascii::to_lower(name));
  if (names && !has_only_digits(name) && !is_row_of_numbers(chunk)) refuse_field(chunk, colon, report);
}

void check_operators(std::string_view chunk, const ReadingReport& report) {
  static constexpr std::array<std::string_view, 3> kJoining{"AND", "OR", "NOT"};
  if (std::ranges::find(kJoining, chunk) != kJoining.end()) {
    report.refuse(chunk, fmt::format("{} is an operator, and here a word is expected", chunk),
                  fmt::format("put it in quotation marks if you search for the word: \"{}\"", chunk));
  }
  if (const auto found = find_word_operator(chunk)) {
    report.refuse(chunk, fmt::format("{} is an operator, and here a word is expected", shown(chunk)),
                  found->is_unary() ? "field, = and ~ stand behind it: ATLEAST/3 title:a"
                                    : fmt::format("write it between two words: a {} b", chunk));
  }
}

[[noreturn]] void refuse_found(const ForeignFound& found, std::string_view chunk, const ReadingReport& report) {
  report.refuse(chunk, fmt::format("{} is {}", shown(chunk), found.what), fmt::format("write {}", found.instead));
}

void check_foreign(std::string_view chunk, Behind behind, const ReadingReport& report) {
  refuse_foreign(chunk, report);
  if (behind == Behind::kBracket) {
    if (const auto found = find_foreign_operator(std::string{chunk} + '(')) refuse_found(*found, chunk, report);
  }
  if (QueryScanner{chunk}.minus_length() != 0 || chunk.starts_with('+') || chunk.starts_with('!')) {
    report.refuse(chunk, fmt::format("{} has a sign where a word is expected", shown(chunk)),
                  "a sign stands before a field, = and ~, once: -title:a");
  }
}

void check_word_like(std::string_view chunk, ReadingReport& report) {
  const WordLikeOperator* row = find_word_like_operator(chunk);
  if (row == nullptr) return;
  if (ascii::is_upper(chunk.back()) && chunk != "NEAR") {
    report.refuse(chunk, fmt::format("{} is {}", shown(chunk), row->what), fmt::format("write {}", row->instead));
  }
  report.note(fmt::format("{} was searched for as a word; for the operator write {}", shown(chunk), row->instead));
}

void check_may_have_braces(const QueryNode& word, std::string_view braces, const ReadingReport& report) {
  if (word.boost != 1) {
    report.refuse(braces, "braces stand behind a weight", "write the weight behind them: a{-b}^2");
  }
  if (word.kind == NodeKind::kWord && (word.field == Field::kExact || word.field == Field::kTitleExact)) {
    report.refuse(braces, "forms are left out of what is one form", "write the word without =");
  }
  if (word.kind != NodeKind::kWord && word.kind != NodeKind::kWildcard) {
    report.refuse(braces, "forms are left out of what is no word", "leave the braces out");
  }
}

// One of -b and -c in a{-b -c}.
std::string_view form_left_out(std::string_view piece, const ReadingReport& report) {
  const std::size_t minus = QueryScanner{piece}.minus_length();
  if (minus == 0) {
    report.refuse(piece, fmt::format("{} has no minus before it", shown(piece)),
                  "braces hold forms to leave out, a{-b -c}; for some forms only write (=b OR =c)");
  }
  const std::string_view form = without_punctuation(piece.substr(minus));
  if (count_letters(form, 1) == 0) {
    report.refuse(piece, fmt::format("{} has no form to leave out", shown(piece)),
                  "write it directly behind the minus: a{-b}");
  }
  for (std::size_t at = 0; at < form.size();) {
    const char32_t c = next_code_point(form, at);
    if (is_letter_or_digit(c) || is_unseen(c)) continue;
    report.refuse(piece, fmt::format("{} is not the form of a word", shown(form)),
                  "write each form in full, with letters alone: هجرة{-للهجرة -بالهجرة}");
  }
  return form;
}

// `text` is the chunk without punctuation at its ends.
void check_word(std::string_view chunk, std::string_view text, Behind behind, const ReadingReport& report) {
  const auto begin = static_cast<std::size_t>(text.data() - chunk.data());
  const bool pause = chunk.starts_with("...");  // two dots are a range
  check_operators(text, report);
  refuse_foreign(pause ? text : chunk.substr(0, begin + text.size()), report);
  check_colon(chunk.substr(begin), behind, report);
  check_foreign(text, behind, report);
}

}  // namespace

std::size_t braces_behind(std::string_view chunk, std::string_view rest) {
  const std::size_t brace = chunk.find('{');
  if (brace == std::string_view::npos || brace == 0 || is_address(chunk)) return std::string_view::npos;
  QueryScanner inside{rest.substr(brace + 1)};
  inside.skip_spaces();
  return inside.minus_length() != 0 ? brace : std::string_view::npos;
}

void read_left_out(QueryScanner& scanner, QueryNode& word, const ReadingReport& report) {
  const std::string_view begin = scanner.rest();
  const std::string_view brace = begin.substr(0, 1);
  check_may_have_braces(word, brace, report);
  scanner.skip(1);
  for (scanner.skip_spaces(); !scanner.take('}'); scanner.skip_spaces()) {
    if (scanner.at_end()) report.refuse(brace, "a brace that is not closed", "close it: a{-b -c}");
    const std::string_view piece = scanner.next_piece();
    const std::string_view form = piece.substr(0, piece.find('}'));
    scanner.skip(form.size());
    word.without.emplace_back(form_left_out(form, report));
  }
  word.place.end = report.place(begin.substr(0, begin.size() - scanner.rest().size())).end;
  if (scanner.at_break() || scanner.next_is('^')) return;
  report.refuse(scanner.rest().substr(0, 1), "something stands directly behind braces", "write a space behind them");
}

void refuse_foreign(std::string_view chunk, const ReadingReport& report) {
  if (const auto found = find_foreign_operator(chunk)) refuse_found(*found, chunk, report);
}

void refuse_function(std::string_view group, const ReadingReport& report) {
  for (const std::string_view name : {"(meet", "(union"}) {
    if (!group.starts_with(name)) continue;
    QueryScanner after{group.substr(name.size()), Parting::kMarks};
    if (!after.at_break() || after.next_is(')')) continue;
    after.skip_spaces();
    if (after.next_is('(') || after.next_is_quote()) refuse_foreign(group.substr(0, name.size()), report);
  }
}

bool has_wildcard(std::string_view chunk) { return chunk.find_first_of("*?") != std::string_view::npos; }

std::size_t count_letters(std::string_view chunk, std::size_t enough) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < chunk.size() && count < enough;) {
    count += is_letter_or_digit(next_code_point(chunk, at)) ? 1 : 0;
  }
  return count;
}

double read_boost(std::string_view boost, const ReadingReport& report) {
  constexpr std::size_t kMostBoostDigits = 8;
  std::string digits;
  for (std::size_t at = 1; at < boost.size();) append_code_point(digits, fold_digit(next_code_point(boost, at)));
  double value = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed);
  const bool whole = error == std::errc{} && end == digits.data() + digits.size() && digits.size() <= kMostBoostDigits;
  if (!whole || !(value >= kLeastBoost && value <= kMostBoost)) {
    report.refuse(boost, fmt::format("{} is no weight", shown(boost)), "write a number from 0.1 to 100: a^2 or a^0.5");
  }
  return value;
}

QueryNode read_wildcard(std::string_view chunk, const Scope& scope, ReadingReport& report) {
  if (count_letters(chunk, kFewestLetters) < kFewestLetters) {
    report.refuse(chunk, fmt::format("{} fits too many words", shown(chunk)),
                  "write two letters or more beside * and ?: مهاجر* or م?اجر; a gap of one word is a * in a phrase, "
                  "\"a * b\"");
  }
  for (std::size_t at = 0; at < chunk.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(chunk, at);
    if (c == U'*' || c == U'?' || is_letter_or_digit(c) || is_unseen(c)) continue;
    report.refuse(
        chunk, fmt::format("{} has {} beside * or ?", shown(chunk), shown(chunk.substr(begin, at - begin))),
        "a wildcard stands in a single word of letters and digits; write the words with a space between them");
  }
  if (chunk.ends_with('?')) {
    report.note(fmt::format("the ? of {} stands for exactly one letter; ؟ is punctuation", shown(chunk)));
  }
  return make_leaf(NodeKind::kWildcard, scope, chunk);
}

std::optional<QueryNode> read_word(std::string_view chunk, Behind behind, const Scope& scope, ReadingReport& report) {
  chunk = without_invisible_ends(chunk);
  const std::size_t caret = std::min(chunk.find('^'), chunk.size());
  const std::string_view typed = chunk.substr(0, caret);
  const std::string_view text = without_punctuation(typed);
  if (!is_address(typed)) check_word(typed, text, behind, report);
  if (text.empty() && caret == chunk.size()) return std::nullopt;
  QueryNode node;
  if (count_letters(text, 1) == 0 && !has_wildcard(text)) {
    report.refuse(chunk, fmt::format("{} has no letter or digit to search for", shown(chunk)),
                  "leave it out, or write the word it stands for");
  } else if (is_address(typed)) {
    node = make_leaf(NodeKind::kWord, scope, text);
  } else if (has_wildcard(text)) {
    node = read_wildcard(text, scope, report);
  } else if (is_row_of_numbers(text)) {
    node = make_leaf(NodeKind::kPhrase, scope, {});
    node.children.push_back(make_leaf(NodeKind::kWord, scope, text));
    node.children.front().place = report.place(text);
  } else {
    check_word_like(text, report);
    node = make_leaf(NodeKind::kWord, scope, text);
  }
  node.place = report.place(chunk);
  if (caret < chunk.size()) node.boost = read_boost(chunk.substr(caret), report);
  return node;
}

}  // namespace khabar
