// UTF-8 decoding and encoding, one code point at a time.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace khabar {

inline constexpr char32_t kInvalid = 0xFFFFFFFF;

// The code point at `at`; moves `at` past it. kInvalid for bytes that are not UTF-8 (then `at` moves past the
// longest part that began a sequence, at least one byte). Needs at < text.size().
char32_t next_code_point(std::string_view text, std::size_t& at);

// White space of Unicode, with the invisible U+200B and U+FEFF.
constexpr bool is_space(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 ||
         c == 0xFEFF;
}

// Appends `c`; needs a code point that is no surrogate.
void append_code_point(std::string& text, char32_t c);

// Whether `byte` is inside a character, not its first one.
constexpr bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

// The longest beginning of `text` that has at most `bytes` bytes and ends between two characters.
std::string_view beginning(std::string_view text, std::size_t bytes);

// How many code points; counting stops at `enough`.
std::size_t count_code_points(std::string_view text, std::size_t enough = std::string_view::npos);

// The offset of the first byte that is not UTF-8; npos if all of it is.
std::size_t find_invalid_utf8(std::string_view text);

}  // namespace khabar
