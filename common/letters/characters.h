// What each character means to a word: the rules of normalization, one character at a time.
//
//   * harakat, tanwin, shadda, dagger alef, Quranic marks (U+0610-061A, U+064B-065F, U+0670, U+06D6-06ED), tatweel,
//     bidi controls (U+061C, U+200E, U+200F, U+202A-202E, U+2066-2069), zero-width characters, variation selectors and
//     the soft hyphen are left out and split nothing;
//   * Persian and Urdu letters become the Arabic ones they stand for: ی ک گ چ پ ڤ ژ ہ ھ ۀ ...;
//   * Arabic-Indic and Persian digits become 0-9;
//   * Latin letters lose case and accents; other scripts lose case;
//   * characters whose compatibility form differs, or that compose with their neighbours, ask for NFKC over the whole
//     text first (Unicode 15, chapters 3.11 and 9.2; UAX #15).
#pragma once

#include <array>
#include <cstdint>

namespace khabar {

enum class CharacterKind : std::uint8_t {
  kSeparator,
  kArabic,  // letter of the Arabic script
  kLetter,  // letter of another script
  kDigit,
  kMark,     // part of a word that is written over or inside it: left out, but highlighted with it
  kControl,  // invisible: left out
};

struct Character {
  CharacterKind kind = CharacterKind::kSeparator;
  bool needs_nfkc = false;
  std::array<char32_t, 2> mapped{};  // what it becomes; a second 0 means one code point
};

// The letters of one word after all rules; for any code point.
Character classify(char32_t c);

// classify() from a table for the first code points, which are nearly all of an Arabic text.
class CharacterTable {
 public:
  CharacterTable();
  Character operator[](char32_t c) const { return c < table_.size() ? table_[c] : classify(c); }

 private:
  std::array<Character, 0x700> table_;
};

// Made once, at first use.
const CharacterTable& character_table();

}  // namespace khabar
