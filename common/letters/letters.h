// Arabic letters as single bytes, the alphabet of the lexicon: code = code point - U+0620, so U+0621..U+064A are 1..42
// (Unicode 15, chapter 9.2). A set of letters is then one 64-bit mask.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace khabar {

// A word in letter codes.
using Letters = std::string;
using LettersView = std::string_view;

constexpr char letter_code(char32_t c) { return static_cast<char>(c - 0x620); }

constexpr bool is_letter(char32_t c) { return (c >= 0x621 && c <= 0x63A) || (c >= 0x641 && c <= 0x64A); }

inline constexpr char kHamza = letter_code(U'ء');
inline constexpr char kAlefMadda = letter_code(U'آ');
inline constexpr char kAlefHamzaAbove = letter_code(U'أ');
inline constexpr char kAlefHamzaBelow = letter_code(U'إ');
inline constexpr char kWawHamza = letter_code(U'ؤ');
inline constexpr char kYehHamza = letter_code(U'ئ');
inline constexpr char kAlef = letter_code(U'ا');
inline constexpr char kBeh = letter_code(U'ب');
inline constexpr char kTehMarbuta = letter_code(U'ة');
inline constexpr char kTeh = letter_code(U'ت');
inline constexpr char kSeen = letter_code(U'س');
inline constexpr char kFeh = letter_code(U'ف');
inline constexpr char kKaf = letter_code(U'ك');
inline constexpr char kLam = letter_code(U'ل');
inline constexpr char kMeem = letter_code(U'م');
inline constexpr char kNoon = letter_code(U'ن');
inline constexpr char kHeh = letter_code(U'ه');
inline constexpr char kWaw = letter_code(U'و');
inline constexpr char kAlefMaksura = letter_code(U'ى');
inline constexpr char kYeh = letter_code(U'ي');

// The article, and what ل makes of it.
inline constexpr char kArticle[] = {kAlef, kLam, '\0'};
inline constexpr char kLamLam[] = {kLam, kLam, '\0'};

constexpr std::uint64_t letter_bit(char code) { return std::uint64_t{1} << static_cast<unsigned>(code); }

// آ أ إ are written as ا as often as not: alefs fold to ا.
constexpr char fold_alef(char code) {
  return code == kAlefMadda || code == kAlefHamzaAbove || code == kAlefHamzaBelow ? kAlef : code;
}

// Letter codes of a word in UTF-8; nothing if it holds anything but U+0621..U+063A and U+0641..U+064A.
std::optional<Letters> to_letters(std::string_view utf8);

std::string to_utf8(LettersView letters);

Letters fold_alefs(LettersView letters);

}  // namespace khabar
