#include "indexer/text/letter_evidence.h"

#include "common/ascii.h"

namespace khabar {

namespace {

enum class LetterKind { kOther, kLatin, kAccented, kArabic, kMark, kPunctuation, kOdd };

struct Letter {
  char32_t character;
  double bits;
};

// log2(128 p): p is how often the letter stands among 39,000 letters of the sample articles in corpus/.
constexpr std::array kArabicLetters{
    Letter{U'ا', 4.2},  Letter{U'ل', 3.8},  Letter{U'ي', 3.1},  Letter{U'م', 3.0},  Letter{U'و', 2.8},
    Letter{U'ر', 2.8},  Letter{U'ن', 2.7},  Letter{U'ت', 2.7},  Letter{U'ة', 2.2},  Letter{U'ب', 2.1},
    Letter{U'ع', 2.1},  Letter{U'د', 1.9},  Letter{U'س', 1.7},  Letter{U'ف', 1.7},  Letter{U'ق', 1.6},
    Letter{U'أ', 1.3},  Letter{U'ح', 1.3},  Letter{U'ه', 1.3},  Letter{U'ج', 0.9},  Letter{U'ك', 0.9},
    Letter{U'ط', 0.6},  Letter{U'ش', 0.6},  Letter{U'ص', 0.5},  Letter{U'ى', 0.5},  Letter{U'إ', 0.4},
    Letter{U'خ', 0.1},  Letter{U'ز', 0.0},  Letter{U'ث', -0.2}, Letter{U'ض', -0.3}, Letter{U'غ', -0.6},
    Letter{U'ء', -0.7}, Letter{U'ئ', -0.7}, Letter{U'ذ', -1.3}, Letter{U'ظ', -1.8}, Letter{U'آ', -3.0},
    Letter{U'ؤ', -3.1},
};

// Of letters that are not in kArabicLetters (Persian, Urdu), of marks and of accents: set by hand, they need not be
// exact.
constexpr double kRareLetter = -3;
constexpr double kMarkBits = -1;
constexpr double kFrequentAccent = 3;  // é
constexpr double kSmallAccent = 1;
constexpr double kCapitalAccent = -1;

// What speaks against a reading, also set by hand: one such thing weighs as much as two or three frequent letters.
constexpr double kOddBits = -12;
constexpr double kMixedWord = -8;
constexpr double kMarkAfterNone = -8;
constexpr double kLetterAfterFinal = -6;
constexpr double kFinalAtStart = -4;
constexpr double kAccentsInARow = -4;
constexpr double kAccentAtStart = -3;
constexpr double kArticle = 3;  // ال at the start of a word

constexpr char32_t kAlef = U'ا';
constexpr char32_t kLam = U'ل';

bool is_final_only(char32_t c) { return c == U'ة' || c == U'ى'; }
bool is_small(char32_t c) { return c >= 0xDF && c <= 0xFF; }

LetterKind letter_kind(char32_t c) {
  if (ascii::is_letter(c)) return LetterKind::kLatin;
  if (c < 0x80) return LetterKind::kOther;
  if ((c >= 0x64B && c <= 0x652) || c == 0x670) return LetterKind::kMark;
  if (c == 0x60C || c == 0x61B || c == 0x61F || c == 0x640) return LetterKind::kPunctuation;
  if (c >= 0x620 && c <= 0x6D3) return LetterKind::kArabic;
  if ((c >= 0xC0 && c <= 0xFF && c != 0xD7 && c != 0xF7) || c == 0x152 || c == 0x153) return LetterKind::kAccented;
  // No-break space, quotation marks, dashes, bullets, ellipsis, euro, joiners and marks of direction.
  const bool usual = c == 0xA0 || c == 0xAB || c == 0xAD || c == 0xB0 || c == 0xB7 || c == 0xBB ||
                     (c >= 0x200C && c <= 0x203A) || c == 0x20AC;
  return usual ? LetterKind::kPunctuation : LetterKind::kOdd;
}

double letter_bits(char32_t c) {
  for (const Letter& letter : kArabicLetters) {
    if (letter.character == c) return letter.bits;
  }
  return kRareLetter;
}

double accent_bits(char32_t c) {
  if (c == U'é') return kFrequentAccent;
  if (c == U'ÿ') return kRareLetter;
  return is_small(c) ? kSmallAccent : kCapitalAccent;
}

struct Place {
  char32_t character = ' ';
  LetterKind kind = LetterKind::kOther;
  bool starts_word = false;
};

bool is_letter(LetterKind kind) {
  return kind == LetterKind::kLatin || kind == LetterKind::kAccented || kind == LetterKind::kArabic;
}

double weigh(const Place& before, const Place& at) {
  const bool after_arabic = before.kind == LetterKind::kArabic || before.kind == LetterKind::kMark;
  switch (at.kind) {
    case LetterKind::kArabic: {
      double bits = letter_bits(at.character);
      if (before.kind == LetterKind::kLatin || before.kind == LetterKind::kAccented) bits += kMixedWord;
      if (before.kind == LetterKind::kArabic && is_final_only(before.character)) bits += kLetterAfterFinal;
      if (!after_arabic && is_final_only(at.character)) bits += kFinalAtStart;
      if (at.character == kLam && before.character == kAlef && before.starts_word) bits += kArticle;
      return bits;
    }
    case LetterKind::kMark:
      return kMarkBits + (after_arabic ? 0 : kMarkAfterNone);
    case LetterKind::kAccented:
      return accent_bits(at.character) + (after_arabic ? kMixedWord : 0) +
             (before.kind == LetterKind::kAccented ? kAccentsInARow : 0) +
             (is_letter(before.kind) ? 0 : kAccentAtStart);
    case LetterKind::kLatin:
      return after_arabic ? kMixedWord : 0;
    case LetterKind::kOdd:
      return kOddBits;
    default:
      return 0;
  }
}

}  // namespace

LetterEvidence letter_evidence(std::string_view bytes, const HighHalf& high) {
  LetterEvidence evidence;
  Place before;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    Place at;
    at.character = byte < 0x80 ? byte : high[byte - 0x80U];
    at.kind = letter_kind(at.character);
    // The n of "\n" in JSON and CSV is no letter.
    if (at.kind == LetterKind::kLatin && before.character == '\\') at.kind = LetterKind::kOther;
    at.starts_word = !is_letter(before.kind) && before.kind != LetterKind::kMark;
    evidence.score += weigh(before, at);
    if (at.kind == LetterKind::kArabic) ++evidence.arabic_letters;
    if (at.kind == LetterKind::kAccented) ++evidence.latin_letters;
    if (at.kind == LetterKind::kLatin) ++evidence.ascii_letters;
    before = at;
  }
  return evidence;
}

}  // namespace khabar
