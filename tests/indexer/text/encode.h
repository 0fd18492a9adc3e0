// Arabic text as bytes, by tables written down from the mapping files of unicode.org (VENDORS/MICSFT/WINDOWS/CP1256.TXT
// and ISO8859/8859-6.TXT), so that tests do not ask ICU what ICU should answer.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "common/utf8.h"

namespace khabar::testing {

struct ByteTable {
  unsigned char first;             // the byte of the first character
  std::u32string_view characters;  // in the order of the bytes; U' ' for a gap
};

inline std::string encode(std::string_view text, std::initializer_list<ByteTable> tables) {
  std::string bytes;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c < 0x80) {
      bytes += static_cast<char>(c);
      continue;
    }
    const std::size_t before = bytes.size();
    for (const ByteTable& table : tables) {
      const std::size_t place = table.characters.find(c);
      if (place != std::u32string_view::npos) bytes += static_cast<char>(table.first + place);
    }
    if (bytes.size() != before + 1) throw std::invalid_argument("not in the encoding: " + std::string(text));
  }
  return bytes;
}

inline std::string windows_1256(std::string_view text) {
  return encode(text, {{0x80, U"€پ"},
                       {0x8D, U"چژ"},
                       {0x90, U"گ"},
                       {0x91, U"‘’“”"},
                       {0x96, U"–—"},
                       {0xA1, U"،"},
                       {0xAB, U"«"},
                       {0xBA, U"؛»"},
                       {0xBF, U"؟"},
                       {0xC1, U"ءآأؤإئابةتثجحخدذرزسشصض"},
                       {0xD8, U"طظعغ"},
                       {0xDD, U"فقكàلâمنهو"},
                       {0xE7, U"çèéêëىي"},
                       {0xF0, U"\u064B\u064C\u064D\u064E"},
                       {0xF5, U"\u064F\u0650"},
                       {0xF8, U"\u0651"},
                       {0xFA, U"\u0652"}});
}

inline std::string iso_8859_6(std::string_view text) {
  return encode(text, {{0xAC, U"،"},
                       {0xBB, U"؛"},
                       {0xBF, U"؟"},
                       {0xC1, U"ءآأؤإئابةتثجحخدذرزسشصضطظعغ"},
                       {0xE1, U"فقكلمنهوىي\u064B\u064C\u064D\u064E\u064F\u0650\u0651\u0652"}});
}

inline std::u16string utf_16_units(std::string_view utf8) {
  std::u16string units;
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t c = next_code_point(utf8, at);
    if (c < 0x10000) {
      units += static_cast<char16_t>(c);
    } else {
      units += static_cast<char16_t>(0xD7C0 + (c >> 10));
      units += static_cast<char16_t>(0xDC00 + (c & 0x3FF));
    }
  }
  return units;
}

inline std::string utf_16(std::u16string_view text, bool little_endian) {
  std::string bytes;
  for (const char16_t unit : text) {
    const char low = static_cast<char>(unit & 0xFF);
    const char high = static_cast<char>(unit >> 8);
    bytes += little_endian ? low : high;
    bytes += little_endian ? high : low;
  }
  return bytes;
}

}  // namespace khabar::testing
