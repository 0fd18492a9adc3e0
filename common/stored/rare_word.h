// A word that has no number in the table of common words, as an article stores it: by its lemma, by how its exact form
// differs from that, and by how it was spelled.
//
// Bytes: the number of a common word that has its lemma, as two bytes (little-endian), or kNoCommonLemma and the lemma
// as compact_word() behind its length; the code of its shape, or kLiteralShape and the shape in the same way; how many
// letters are spelled otherwise than in the exact form, and for each its place and its spelling in one byte, or
// kOtherSpelling and the word as compact_word() behind its length. Lengths are LEB128.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "common/lexicon/word_table.h"

namespace khabar {

inline constexpr std::uint16_t kNoCommonLemma = 0xFFFF;
inline constexpr std::uint8_t kOtherSpelling = 0xFF;

// The three texts of a word that is in no table.
struct RareWord {
  std::string lemma;
  std::string exact;
  std::string spelled;

  auto operator<=>(const RareWord&) const = default;
};

void append_rare_word(std::string& out, const RareWord& word, const WordTable& table);

// The parts of a stored word, which are compared without making its texts.
class StoredRareWord {
 public:
  // The word at the beginning of `in`, which moves past it. Throws Damage if it is cut off.
  static StoredRareWord read(std::string_view& in);

  // The texts. Throws Damage if the bytes are none of append_rare_word().
  RareWord word(const WordTable& table) const;

  // The number of the first common word that has its lemma; none if no common word has it. It may be any number in a
  // damaged value.
  std::optional<WordNumber> common_lemma() const;

  // Its bytes, of which those of the lemma and those of lemma and exact form are the beginning: what append_rare_word()
  // has written is equal if the texts are.
  std::string_view lemma_bytes() const { return bytes_.substr(0, lemma_size_); }
  std::string_view form_bytes() const { return bytes_.substr(0, form_size_); }
  std::string_view bytes() const { return bytes_; }

 private:
  friend class RarePattern;

  std::uint16_t common_ = 0;  // a common word with its lemma, or kNoCommonLemma
  std::uint8_t shape_ = 0;
  std::string_view lemma_;    // if there is no such common word
  std::string_view literal_;  // a shape without a code
  std::string_view spelling_;
  std::string_view bytes_;
  std::size_t lemma_size_ = 0;
  std::size_t form_size_ = 0;
};

// Finds a lemma, one of its exact forms or one spelling of that among stored words.
class RarePattern {
 public:
  explicit RarePattern(std::string_view lemma, const WordTable& table);
  RarePattern(std::string_view lemma, std::string_view exact, const WordTable& table);
  RarePattern(const RareWord& word, const WordTable& table);

  bool is(const StoredRareWord& word) const;

 private:
  NumberRange common_;  // the common words of the lemma
  std::string lemma_;   // its compact_word()
  bool any_form_;
  std::uint8_t shape_ = 0;
  std::string literal_;
  bool any_spelling_;
  std::string spelling_;
};

}  // namespace khabar
