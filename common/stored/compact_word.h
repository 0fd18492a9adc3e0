// A word as it is stored: an Arabic letter takes one byte instead of two, any other character what it takes in UTF-8.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace khabar {

// `word` is valid UTF-8; two words that differ give bytes that differ.
std::string compact_word(std::string_view word);

// The word again; nothing if `bytes` do not come from compact_word().
std::optional<std::string> expanded_word(std::string_view bytes);

// What stands for an Arabic letter, by its code.
constexpr char compact_letter(char code) { return static_cast<char>(0x80U | static_cast<unsigned char>(code)); }

// How many bytes the character takes that begins with `first`.
constexpr std::size_t compact_size(char first) {
  const auto byte = static_cast<unsigned char>(first);
  if (byte < 0xC0) return 1;
  if (byte < 0xE0) return 2;
  return byte < 0xF0 ? 3 : 4;
}

// ة as ه and ى as ي: so the last letter of an unknown word is written.
char folded_last(char letter);

// The last byte of `bytes`, which must not be empty; of an Arabic letter as folded_last() has it.
char folded_last(std::string_view bytes);

}  // namespace khabar
