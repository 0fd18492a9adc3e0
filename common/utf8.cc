#include "common/utf8.h"

#include <unicode/utf8.h>

#include <cassert>
#include <cstdint>

// ICU's macros narrow int to uint8_t by design.
#pragma GCC diagnostic ignored "-Wconversion"

namespace khabar {

char32_t next_code_point(std::string_view text, std::size_t& at) {
  assert(at < text.size());
  const char* bytes = text.data();
  UChar32 c = 0;
  U8_NEXT(bytes, at, text.size(), c);
  return c < 0 ? kInvalid : static_cast<char32_t>(c);
}

void append_code_point(std::string& text, char32_t c) {
  char bytes[U8_MAX_LENGTH];
  std::size_t length = 0;
  U8_APPEND_UNSAFE(bytes, length, c);
  text.append(bytes, length);
}

std::string_view beginning(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && is_continuation(text[bytes])) --bytes;
  return text.substr(0, bytes);
}

std::size_t count_code_points(std::string_view text, std::size_t enough) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size() && count < enough; ++at) {
    if (!is_continuation(text[at])) ++count;
  }
  return count;
}

std::size_t find_invalid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
    } else if (next_code_point(text, at) == kInvalid) {
      return begin;
    }
  }
  return std::string_view::npos;
}

}  // namespace khabar
