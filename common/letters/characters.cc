#include "common/letters/characters.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include "common/letters/folding.h"
#include "common/letters/letters.h"

namespace khabar {
namespace {

struct Mapping {
  char32_t from;
  char32_t to;
};

// Letters that other languages of the Arabic script, or their keyboards, put into Arabic words.
constexpr std::array kArabicMappings{
    Mapping{0x0671, U'ا'},  // ALEF WASLA
    Mapping{0x0672, U'أ'},  // ALEF WITH WAVY HAMZA ABOVE
    Mapping{0x0673, U'إ'},  // ALEF WITH WAVY HAMZA BELOW
    Mapping{0x067E, U'ب'},  // PEH
    Mapping{0x0686, U'ج'},  // TCHEH
    Mapping{0x0698, U'ز'},  // JEH
    Mapping{0x06A4, U'ف'},  // VEH
    Mapping{0x06A9, U'ك'},  // KEHEH
    Mapping{0x06AA, U'ك'},  // SWASH KAF
    Mapping{0x06AF, U'ك'},  // GAF, by its shape: كركوك, کرکوک, گرگوک
    Mapping{0x06BA, U'ن'},  // NOON GHUNNA
    Mapping{0x06BE, U'ه'},  // HEH DOACHASHMEE
    Mapping{0x06C0, U'ه'},  // HEH WITH YEH ABOVE
    Mapping{0x06C1, U'ه'},  // HEH GOAL
    Mapping{0x06C2, U'ه'},  // HEH GOAL WITH HAMZA ABOVE
    Mapping{0x06C3, U'ة'},  // TEH MARBUTA GOAL
    Mapping{0x06CC, U'ي'},  // FARSI YEH
    Mapping{0x06CD, U'ي'},  // YEH WITH TAIL
    Mapping{0x06D0, U'ي'},  // E
    Mapping{0x06D2, U'ي'},  // YEH BARREE
    Mapping{0x06D5, U'ه'},  // AE
};

// Latin letters that have no decomposition.
struct LatinMapping {
  char32_t from;
  std::array<char32_t, 2> to;
};
constexpr std::array kLatinMappings{
    LatinMapping{0x00DF, {U's', U's'}}, LatinMapping{0x00E6, {U'a', U'e'}}, LatinMapping{0x0153, {U'o', U'e'}},
    LatinMapping{0x00F8, {U'o', 0}},    LatinMapping{0x0111, {U'd', 0}},    LatinMapping{0x0142, {U'l', 0}},
    LatinMapping{0x0131, {U'i', 0}},    LatinMapping{0x00FE, {U't', U'h'}}, LatinMapping{0x00F0, {U'd', 0}},
};

constexpr bool in(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

bool is_invisible(char32_t c) {
  return c == 0xAD || c == 0x61C || in(c, 0x200B, 0x200F) || in(c, 0x202A, 0x202E) || in(c, 0x2060, 0x2064) ||
         in(c, 0x2066, 0x206F) || c == 0xFEFF || in(c, 0xFE00, 0xFE0F) || c == 0x34F || c == 0x180E;
}

// Compatibility characters, and marks that compose (hamza and madda above or below, Latin accents).
bool needs_nfkc(char32_t c) {
  if (in(c, 0x653, 0x655) || in(c, 0x300, 0x36F)) return true;
  return u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_NFKC_QUICK_CHECK) == UNORM_NO;
}

bool is_arabic_script(char32_t c) {
  UErrorCode error = U_ZERO_ERROR;
  return in(c, 0x600, 0x6FF) || in(c, 0x750, 0x77F) ||
         uscript_getScript(static_cast<UChar32>(c), &error) == USCRIPT_ARABIC;
}

std::array<char32_t, 2> without_stroke(char32_t c) {
  for (const LatinMapping& m : kLatinMappings) {
    if (m.from == c) return m.to;
  }
  return {c, 0};
}

// Lower case, then the base letter of the canonical decomposition, which may have a stroke again (U+01FF is ø with an
// acute).
std::array<char32_t, 2> fold_letter(char32_t c) {
  const UChar32 lower = u_tolower(static_cast<UChar32>(c));
  UErrorCode error = U_ZERO_ERROR;
  icu::UnicodeString decomposed;
  const bool latin = uscript_getScript(lower, &error) == USCRIPT_LATIN;
  if (latin && icu::Normalizer2::getNFDInstance(error)->getDecomposition(lower, decomposed)) {
    return without_stroke(static_cast<char32_t>(decomposed.char32At(0)));
  }
  return without_stroke(static_cast<char32_t>(lower));
}

Character classify_arabic_letter(char32_t c) {
  for (const Mapping& m : kArabicMappings) {
    if (m.from == c) return {CharacterKind::kArabic, false, {m.to, 0}};
  }
  return {CharacterKind::kArabic, false, {c, 0}};
}

}  // namespace

Character classify(char32_t c) {
  const auto code = static_cast<UChar32>(c);
  if (c > 0x10FFFF) return {};
  if (needs_nfkc(c)) return {is_arabic_mark(c) ? CharacterKind::kMark : CharacterKind::kSeparator, true, {}};
  if (is_arabic_mark(c)) return {CharacterKind::kMark, false, {}};
  if (is_invisible(c)) return {CharacterKind::kControl, false, {}};
  if (u_isdigit(code)) return {CharacterKind::kDigit, false, {U'0' + static_cast<char32_t>(u_charDigitValue(code)), 0}};
  if (u_isalpha(code)) {
    if (is_arabic_script(c)) return classify_arabic_letter(c);
    return {CharacterKind::kLetter, false, fold_letter(c)};
  }
  const auto type = u_charType(code);
  if (type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK) return {CharacterKind::kMark, false, {}};
  return {};
}

CharacterTable::CharacterTable() {
  for (char32_t c = 0; c < table_.size(); ++c) table_[c] = classify(c);
}

const CharacterTable& character_table() {
  static const CharacterTable table;
  return table;
}

}  // namespace khabar
