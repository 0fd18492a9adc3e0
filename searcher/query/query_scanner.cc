#include "searcher/query/query_scanner.h"

#include <algorithm>
#include <array>

#include "common/ascii.h"
#include "common/utf8.h"

namespace khabar {
namespace {

// White space beyond ASCII that pasted text brings along: no-break space, the spaces of U+2000..200A, line and
// paragraph separator, narrow no-break space, ideographic space.
constexpr std::array<std::string_view, 16> kSpaces{"\u00A0", "\u2000", "\u2001", "\u2002", "\u2003", "\u2004",
                                                   "\u2005", "\u2006", "\u2007", "\u2008", "\u2009", "\u200A",
                                                   "\u2028", "\u2029", "\u202F", "\u3000"};
// Direction marks that pasted Arabic text brings along: nothing before a sign or a quotation mark, part of a word in
// it.
constexpr std::array<std::string_view, 13> kInvisible{"\u200E", "\u200F", "\u061C", "\u202A", "\u202B",
                                                      "\u202C", "\u202D", "\u202E", "\u2066", "\u2067",
                                                      "\u2068", "\u2069", "\uFEFF"};
// Hyphen-minus; hyphens and dashes of U+2010..2015, the minus, the small and the full-width hyphen.
constexpr std::array<std::string_view, 10> kMinus{"-",      "\u2010", "\u2011", "\u2012", "\u2013",
                                                  "\u2014", "\u2015", "\u2212", "\uFE63", "\uFF0D"};
// Two families: straight and curly marks close each other, guillemets close each other, whichever way they point.
constexpr std::array<std::string_view, 6> kCurly{"\"", "\u201C", "\u201D", "\u201E", "\u201F", "\uFF02"};
constexpr std::array<std::string_view, 2> kAngle{"\u00AB", "\u00BB"};
// Between sentences and their parts; a comma between digits belongs to a number. The question mark of ASCII is a
// wildcard, and full stops and colons also stand inside words.
constexpr std::array<std::string_view, 7> kMarks{",", ";", "\u060C", "\u061B", "\u061F", "\u06D4", "\u2026"};

// ASCII, Arabic-Indic or Persian.
bool is_any_digit(char32_t c) {
  return ascii::is_digit(c) || (c >= U'٠' && c <= U'٩') || (c >= U'\u06F0' && c <= U'\u06F9');
}

bool begins_with_digit(std::string_view text) {
  std::size_t at = 0;
  return !text.empty() && is_any_digit(next_code_point(text, at));
}

std::string_view last_character(std::string_view text) {
  std::size_t at = text.size();
  while (at > 0 && is_continuation(text[at - 1])) --at;
  return text.substr(at == 0 ? 0 : at - 1);
}

template <std::size_t kSize>
std::size_t length_of_any(const std::array<std::string_view, kSize>& marks, std::string_view text) {
  for (const std::string_view mark : marks) {
    if (text.starts_with(mark)) return mark.size();
  }
  return 0;
}

// Of the mark at `at` that parts a chunk; 0 if none does.
std::size_t mark_length(std::string_view text, std::size_t at) {
  const std::size_t length = length_of_any(kMarks, text.substr(at));
  const bool comma = text[at] == ',' || text.substr(at).starts_with("\u060C");
  const bool in_number =
      comma && begins_with_digit(last_character(text.substr(0, at))) && begins_with_digit(text.substr(at + length));
  return in_number ? 0 : length;
}

std::size_t invisible_length(std::string_view text) { return length_of_any(kInvisible, text); }

std::size_t punctuation_length(std::string_view text) {
  if (text.starts_with('.') || text.starts_with(':')) return 1;
  return std::max(invisible_length(text), length_of_any(kMarks, text));
}

std::string_view without_ends(std::string_view text, std::size_t (*length)(std::string_view)) {
  while (const std::size_t bytes = length(text)) text.remove_prefix(bytes);
  while (!text.empty() && length(last_character(text)) != 0) text.remove_suffix(last_character(text).size());
  return text;
}

}  // namespace

std::size_t QueryScanner::space_length(std::string_view text) {
  if (text.empty()) return 0;
  return ascii::is_space(text.front()) || text.front() == '\0' ? 1 : length_of_any(kSpaces, text);
}

std::size_t QueryScanner::quote_length(std::string_view text) {
  const std::size_t curly = length_of_any(kCurly, text);
  return curly != 0 ? curly : length_of_any(kAngle, text);
}

bool QueryScanner::is_angle(std::string_view quote) { return length_of_any(kAngle, quote) != 0; }

void QueryScanner::skip_invisible() {
  while (const std::size_t length = length_of_any(kInvisible, rest_)) skip(length);
}

void QueryScanner::skip_spaces() {
  while (!rest_.empty()) {
    const std::size_t mark = marks_ ? length_of_any(kMarks, rest_) : 0;
    const std::size_t length = std::max({space_length(rest_), length_of_any(kInvisible, rest_), mark});
    if (length == 0) return;
    skip(length);
  }
}

bool QueryScanner::take(char c) {
  const bool taken = next_is(c);
  if (taken) skip(1);
  return taken;
}

std::size_t QueryScanner::minus_length() const { return length_of_any(kMinus, rest_); }

bool QueryScanner::at_break() const {
  if (at_end() || next_is(')') || space_length(rest_) != 0) return true;
  return marks_ && (is_bar(rest_) || mark_length(rest_, 0) != 0);
}

// Looks at the end of the word only: to read a whole chunk at each sign would make a row of signs take time in step
// with the square of its length.
bool QueryScanner::next_is_operator(std::string_view word) const {
  if (!rest_.starts_with(word)) return false;
  QueryScanner after{rest_.substr(word.size()), marks_ ? Parting::kMarks : Parting::kSpaces};
  if (marks_) after.skip_invisible();
  return after.at_break() || after.next_is('(') || after.next_is_quote();
}

bool QueryScanner::take_operator(std::string_view word) {
  const bool taken = next_is_operator(word);
  if (taken) skip(word.size());
  return taken;
}

QueryScanner::Quoted QueryScanner::take_quoted() {
  const bool angle = is_angle(rest_);
  skip(quote_length(rest_));
  for (std::size_t at = 0; at < rest_.size(); ++at) {
    const std::string_view tail = rest_.substr(at);
    const std::size_t length = quote_length(tail);
    if (length == 0 || is_angle(tail) != angle) continue;
    const Quoted quoted{rest_.substr(0, at), true};
    skip(at + length);
    return quoted;
  }
  const Quoted quoted{rest_, false};
  skip(rest_.size());
  return quoted;
}

std::string_view QueryScanner::next_chunk(std::size_t most) const {
  const bool address = is_address(rest_);
  const std::size_t end = std::min(most, rest_.size());
  std::size_t at = 0;
  for (; at < end; ++at) {
    if (is_continuation(rest_[at])) continue;
    const std::string_view tail = rest_.substr(at);
    if (tail.front() == '(' || tail.front() == ')' || space_length(tail) != 0 || quote_length(tail) != 0) break;
    if (marks_ && !address && (is_bar(tail) || mark_length(rest_, at) != 0)) break;
  }
  return rest_.substr(0, at);
}

std::string_view QueryScanner::next_value() const {
  const std::string_view chunk = QueryScanner{rest_}.next_chunk();
  return chunk.substr(0, std::min(chunk.find('|'), chunk.find("&&")));
}

std::string_view QueryScanner::next_piece() const {
  std::size_t at = 0;
  while (at < rest_.size() && space_length(rest_.substr(at)) == 0) ++at;
  return rest_.substr(0, at);
}

bool is_address(std::string_view chunk) {
  return chunk.starts_with("http://") || chunk.starts_with("https://") || chunk.starts_with("ftp://");
}

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

std::string_view without_invisible_ends(std::string_view text) { return without_ends(text, invisible_length); }

std::string_view without_punctuation(std::string_view text) { return without_ends(text, punctuation_length); }

}  // namespace khabar
