// UTF-8 decoding and encoding, one code point at a time.
#pragma once

#include <string>
#include <string_view>

namespace khabar {

inline constexpr char32_t kInvalid = 0xFFFFFFFF;

// The code point at `at`; moves `at` past it. kInvalid for bytes that are not UTF-8 (then `at` moves past the
// longest part that began a sequence, at least one byte). Needs at < text.size().
char32_t next_code_point(std::string_view text, std::size_t& at);

// Appends `c`; needs a code point that is no surrogate.
void append_code_point(std::string& text, char32_t c);

// The offset of the first byte that is not UTF-8; npos if all of it is.
std::size_t find_invalid_utf8(std::string_view text);

}  // namespace khabar
