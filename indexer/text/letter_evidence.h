// How much a text looks like Arabic or Western European: what tells encodings of one byte apart.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace khabar {

// The characters of the bytes 0x80 to 0xFF; U+FFFD for bytes that an encoding lacks.
using HighHalf = std::array<char32_t, 128>;

struct LetterEvidence {
  double score = 0;  // in bits, above 0 for a text that is more likely than chance
  std::size_t arabic_letters = 0;
  std::size_t latin_letters = 0;  // with accents
  std::size_t ascii_letters = 0;
};

// Reads `bytes` by `high`. Letters count by how frequent they are in news, against any byte being as likely as any
// other; what a writer would hardly put side by side counts against it: Arabic and Latin letters in one word, a ta
// marbuta before a letter, a vowel mark after none, two capitals with accents in a row.
LetterEvidence letter_evidence(std::string_view bytes, const HighHalf& high);

}  // namespace khabar
