#include "searcher/query/query_scanner.h"

#include <algorithm>
#include <array>

#include "common/ascii.h"

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

template <std::size_t kSize>
std::size_t length_of_any(const std::array<std::string_view, kSize>& marks, std::string_view text) {
  for (const std::string_view mark : marks) {
    if (text.starts_with(mark)) return mark.size();
  }
  return 0;
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

void QueryScanner::skip_spaces() {
  while (const std::size_t length = std::max(space_length(rest_), length_of_any(kInvisible, rest_))) skip(length);
}

bool QueryScanner::take(char c) {
  const bool taken = next_is(c);
  if (taken) skip(1);
  return taken;
}

std::size_t QueryScanner::minus_length() const { return length_of_any(kMinus, rest_); }

bool QueryScanner::at_break() const { return at_end() || next_is(')') || space_length(rest_) != 0; }

// Looks at the end of the word only: to read a whole chunk at each sign would make a row of signs take time in step
// with the square of its length.
bool QueryScanner::next_is_operator(std::string_view word) const {
  if (!rest_.starts_with(word)) return false;
  QueryScanner after{rest_.substr(word.size())};
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

std::string_view QueryScanner::next_chunk() const {
  std::size_t at = 0;
  for (; at < rest_.size(); ++at) {
    const std::string_view tail = rest_.substr(at);
    if (tail.front() == '(' || tail.front() == ')' || space_length(tail) != 0 || quote_length(tail) != 0) break;
  }
  return rest_.substr(0, at);
}

}  // namespace khabar
