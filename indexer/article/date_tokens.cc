#include "indexer/article/date_tokens.h"

#include <cstdlib>

#include "common/utf8.h"
#include "indexer/text/text_rules.h"

namespace khabar {

namespace {

constexpr std::size_t kMostDigits = 18;  // the most that always fit into 64 bits

constexpr char32_t kArabicComma = 0x060C;
constexpr char32_t kArabicSemicolon = 0x061B;
constexpr char32_t kArabicLetterMark = 0x061C;
constexpr char32_t kAlefMadda = 0x0622;
constexpr char32_t kAlefHamzaAbove = 0x0623;
constexpr char32_t kAlefHamzaBelow = 0x0625;
constexpr char32_t kAlef = 0x0627;
constexpr char32_t kTehMarbuta = 0x0629;
constexpr char32_t kTatweel = 0x0640;
constexpr char32_t kHeh = 0x0647;
constexpr char32_t kAlefMaksura = 0x0649;
constexpr char32_t kYeh = 0x064A;
constexpr char32_t kAlefWasla = 0x0671;
constexpr char32_t kHehGoal = 0x06C1;
constexpr char32_t kFarsiYeh = 0x06CC;

bool is_ignored(char32_t c) {
  const bool harakat = (c >= 0x064B && c <= 0x0655) || c == 0x0670;
  const bool bidi = c == 0x200E || c == 0x200F || c == 0x200C || c == 0x200D || (c >= 0x202A && c <= 0x202E) ||
                    (c >= 0x2066 && c <= 0x2069) || c == kArabicLetterMark;
  return harakat || bidi || c == kTatweel;
}

char32_t fold(char32_t c) {
  if (c >= 0x0660 && c <= 0x0669) return '0' + (c - 0x0660);
  if (c >= 0x06F0 && c <= 0x06F9) return '0' + (c - 0x06F0);
  if (c >= 'A' && c <= 'Z') return c - 'A' + 'a';
  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212) return '-';
  switch (c) {
    case kArabicComma:
      return ',';
    case kArabicSemicolon:
      return ';';
    case kAlefMadda:
    case kAlefHamzaAbove:
    case kAlefHamzaBelow:
    case kAlefWasla:
      return kAlef;
    case kTehMarbuta:
    case kHehGoal:
      return kHeh;
    case kAlefMaksura:
    case kFarsiYeh:
      return kYeh;
    default:
      return c;
  }
}

DateTokenKind kind_of(char32_t c) {
  if (c >= '0' && c <= '9') return DateTokenKind::kNumber;
  if (c < 0x80) return c >= 'a' && c <= 'z' ? DateTokenKind::kWord : DateTokenKind::kMark;
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
    if (is_ignored(raw)) continue;
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

}  // namespace khabar
