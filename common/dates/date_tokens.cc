#include "common/dates/date_tokens.h"

#include <algorithm>
#include <cstdlib>

#include "common/ascii.h"
#include "common/letters/folding.h"
#include "common/utf8.h"

namespace khabar {

namespace {

constexpr std::size_t kMostDigits = 18;  // the most that always fit into 64 bits

constexpr char32_t kArabicComma = 0x060C;
constexpr char32_t kArabicSemicolon = 0x061B;
constexpr char32_t kArabicLetterMark = 0x061C;

bool is_left_out(char32_t c) {
  const bool bidi = c == 0x200E || c == 0x200F || c == 0x200C || c == 0x200D || (c >= 0x202A && c <= 0x202E) ||
                    (c >= 0x2066 && c <= 0x2069) || c == kArabicLetterMark;
  return bidi || is_arabic_mark(c);
}

char32_t fold(char32_t c) {
  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212) return '-';
  if (c == kArabicComma) return ',';
  if (c == kArabicSemicolon) return ';';
  return ascii::to_lower(fold_alef(fold_yeh(fold_heh(fold_digit(c)))));
}

DateTokenKind kind_of(char32_t c) {
  if (ascii::is_digit(c)) return DateTokenKind::kNumber;
  if (c < 0x80) return ascii::is_lower(c) ? DateTokenKind::kWord : DateTokenKind::kMark;
  const bool mark =
      c < 0xC0 || (c >= 0x2000 && c <= 0x206F) || c == 0x061F || (c >= 0x066A && c <= 0x066D) || c == 0x06D4;
  return mark ? DateTokenKind::kMark : DateTokenKind::kWord;
}

}  // namespace

std::vector<DateToken> date_tokens(std::string_view text) {
  std::vector<DateToken> tokens;
  bool spaced = false;
  bool joins = false;  // whether the last token may go on
  for (std::size_t at = 0; at < text.size();) {
    const char32_t raw = next_code_point(text, at);
    if (raw == kInvalid || is_space(raw)) {
      spaced = true;
      joins = false;
      continue;
    }
    if (is_left_out(raw)) continue;
    const char32_t c = fold(raw);
    const DateTokenKind kind = kind_of(c);
    if (!joins || kind == DateTokenKind::kMark || tokens.back().kind != kind) {
      tokens.push_back({kind, {}, 0, spaced});
      spaced = false;
    }
    joins = true;
    append_code_point(tokens.back().text, c);
  }
  for (DateToken& token : tokens) {
    if (token.kind != DateTokenKind::kNumber) continue;
    token.value = token.text.size() <= kMostDigits ? std::strtoll(token.text.c_str(), nullptr, 10) : -1;
  }
  return tokens;
}

bool is_word(DateTokens tokens, std::size_t at) {
  return at < tokens.size() && tokens[at].kind == DateTokenKind::kWord;
}

bool is_word(DateTokens tokens, std::size_t at, std::span<const std::string_view> words) {
  return is_word(tokens, at) && std::ranges::find(words, tokens[at].text) != words.end();
}

bool is_mark(DateTokens tokens, std::size_t at, std::string_view marks) {
  return at < tokens.size() && tokens[at].kind == DateTokenKind::kMark && tokens[at].text.size() == 1 &&
         marks.find(tokens[at].text) != std::string_view::npos;
}

bool is_number(DateTokens tokens, std::size_t at) {
  return at < tokens.size() && tokens[at].kind == DateTokenKind::kNumber;
}

bool is_number(DateTokens tokens, std::size_t at, std::size_t min_digits, std::size_t max_digits) {
  return is_number(tokens, at) && tokens[at].text.size() >= min_digits && tokens[at].text.size() <= max_digits;
}

}  // namespace khabar
