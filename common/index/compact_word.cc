#include "common/index/compact_word.h"

#include "common/analysis/letters.h"
#include "common/utf8.h"

namespace khabar {
namespace {

// ASCII stands for itself, 0x80 + letter_code() for an Arabic letter; any other character stands as it is behind a
// mark.
constexpr unsigned char kLetter = 0x80;
constexpr char kOther = '\xFF';

}  // namespace

std::string compact_word(std::string_view word) {
  std::string bytes;
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(word, at);
    if (is_letter(c)) {
      bytes += static_cast<char>(kLetter | static_cast<unsigned char>(letter_code(c)));
    } else {
      if (c >= kLetter) bytes += kOther;
      bytes += word.substr(begin, at - begin);
    }
  }
  return bytes;
}

std::optional<std::string> expanded_word(std::string_view bytes) {
  std::string word;
  for (std::size_t at = 0; at < bytes.size();) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    if (byte < kLetter) {
      word += bytes[at++];
    } else if (bytes[at] == kOther) {
      const std::size_t begin = ++at;
      if (begin == bytes.size()) return std::nullopt;
      const char32_t c = next_code_point(bytes, at);
      if (c == kInvalid || c < kLetter || is_letter(c)) return std::nullopt;
      word += bytes.substr(begin, at - begin);
    } else {
      const char32_t c = 0x620U + (byte & ~kLetter);
      if (!is_letter(c)) return std::nullopt;
      append_code_point(word, c);
      ++at;
    }
  }
  return word;
}

}  // namespace khabar
