#include "common/stored/compact_word.h"

#include <algorithm>

#include "common/letters/letters.h"
#include "common/utf8.h"

namespace khabar {
namespace {

// Arabic letters take bytes with which no character begins in UTF-8.
constexpr unsigned char kFirstLetter = 0x80;
constexpr unsigned char kFirstOther = 0xC0;

}  // namespace

std::string compact_word(std::string_view word) {
  std::string bytes;
  bytes.reserve(word.size());
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(word, at);
    if (is_letter(c)) {
      bytes += compact_letter(letter_code(c));
    } else {
      bytes += word.substr(begin, at - begin);
    }
  }
  return bytes;
}

std::optional<std::string> expanded_word(std::string_view bytes) {
  std::string word;
  word.reserve(2 * bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    if (byte < kFirstLetter) {
      word += bytes[at++];
    } else if (byte < kFirstOther) {
      const char32_t c = 0x620U + (byte & 0x7FU);
      if (!is_letter(c)) return std::nullopt;
      append_code_point(word, c);
      ++at;
    } else {
      const std::size_t begin = at;
      const char32_t c = next_code_point(bytes, at);
      if (c == kInvalid || is_letter(c)) return std::nullopt;
      word += bytes.substr(begin, at - begin);
    }
  }
  return word;
}

char folded_last(char letter) {
  if (letter == compact_letter(kTehMarbuta)) return compact_letter(kHeh);
  if (letter == compact_letter(kAlefMaksura)) return compact_letter(kYeh);
  return letter;
}

char folded_last(std::string_view bytes) {
  const char last = bytes.back();
  const char folded = folded_last(last);
  if (folded == last) return last;
  // It may be the end of a longer character, which has the same byte.
  for (std::size_t back = 2; back <= std::min<std::size_t>(4, bytes.size()); ++back) {
    if (compact_size(bytes[bytes.size() - back]) >= back) return last;
  }
  return folded;
}

}  // namespace khabar
