// Layout of the table of common words: written by word_table_compiler at build time, embedded in the tools and read in
// place. All numbers are in the byte order of the machine that built it.
#pragma once

#include <cstddef>
#include <cstdint>

namespace khabar::word_table_format {

inline constexpr std::uint64_t kMagic = 0x6B68616277303031;  // "khabw001"

// Offsets are bytes from the beginning of the texts, lengths are bytes of UTF-8.
struct Row {
  std::uint32_t lemma;
  std::uint32_t exact;
  std::uint32_t spelled;
  std::uint8_t lemma_length;
  std::uint8_t exact_length;
  std::uint8_t spelled_length;
  std::uint8_t unused;
};

// Behind it stand the rows, in ascending order of lemma, exact form and spelling, and then the texts.
struct Header {
  std::uint64_t magic;
  std::uint64_t digest[2];  // of everything behind the header
  std::uint64_t rows;
};

}  // namespace khabar::word_table_format
