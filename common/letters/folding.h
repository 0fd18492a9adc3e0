// Spellings that Arabic writers use one for the other, one code point at a time. Every other character stays as it is.
// The lexicon folds letter codes (letters.h), and the terms of an index also fold what other languages of the script
// have (characters.h).
#pragma once

namespace khabar {

// Harakat, tanwin, shadda, dagger alef, Quranic marks and tatweel: they are written over or inside a word and spell
// nothing (Unicode 15, chapter 9.2).
constexpr bool is_arabic_mark(char32_t c) {
  const auto in = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
  return in(0x610, 0x61A) || in(0x64B, 0x65F) || c == 0x670 || in(0x6D6, 0x6DC) || in(0x6DF, 0x6E8) ||
         in(0x6EA, 0x6ED) || c == 0x640 || in(0x8D3, 0x8FF);
}

// آ أ إ ٱ -> ا
constexpr char32_t fold_alef(char32_t c) { return c == U'آ' || c == U'أ' || c == U'إ' || c == U'\u0671' ? U'ا' : c; }

// ؤ -> و
constexpr char32_t fold_waw(char32_t c) { return c == U'ؤ' ? U'و' : c; }

// ى and the Persian ی -> ي
constexpr char32_t fold_yeh(char32_t c) { return c == U'ى' || c == U'\u06CC' ? U'ي' : c; }

// ة and the Urdu ہ -> ه
constexpr char32_t fold_heh(char32_t c) { return c == U'ة' || c == U'\u06C1' ? U'ه' : c; }

// Arabic-Indic and Persian digits -> 0-9
constexpr char32_t fold_digit(char32_t c) {
  if (c >= U'٠' && c <= U'٩') return U'0' + (c - U'٠');
  if (c >= U'\u06F0' && c <= U'\u06F9') return U'0' + (c - U'\u06F0');
  return c;
}

}  // namespace khabar
