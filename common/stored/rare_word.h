// A word that has no number in the table of common words, as an article stores it: by its lemma, by how its exact form
// differs from that, and by how it was spelled.
//
// Bytes: the number of a common word that has its lemma, as two bytes (little-endian), or kNoCommonLemma and the lemma
// as compact_word() behind its length; the code of its shape, or kLiteralShape and the shape in the same way; how many
// letters are spelled otherwise than in the exact form, and for each its place and its spelling in one byte, or
// kOtherSpelling and the word as compact_word() behind its length. Lengths are LEB128.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

#include "common/lexicon/word_shape.h"
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

// Where the parts of a stored word are whose texts have their lengths in one byte: nearly all are such.
struct PlainRareWord {
  static constexpr std::size_t kKeyBytes = 8;

  // The word at the beginning of `bytes`. Its size is 0 if it is none, or not all of it is there.
  static PlainRareWord of(std::string_view bytes);

  // Its number and the code of its shape, or the first kKeyBytes of what a lemma takes that no common word has.
  std::uint64_t key = 0;
  std::size_t size = 0;  // in bytes, as the others
  std::size_t lemma = 0;
  std::size_t form = 0;
};

// The parts of a stored word, which are compared without making its texts.
class StoredRareWord {
 public:
  // The word at the beginning of `in`, which moves past it. Throws Damage if it is cut off.
  static StoredRareWord read(std::string_view& in) { return read(in, PlainRareWord::of(in)); }
  // `plain`: what is known of it.
  static StoredRareWord read(std::string_view& in, const PlainRareWord& plain);

  // The texts. Throws Damage if the bytes are none of append_rare_word().
  RareWord word(const WordTable& table) const;

  // The number of the first common word that has its lemma; none if no common word has it. It may be any number in a
  // damaged value.
  std::optional<WordNumber> common_lemma() const {
    return common_ == kNoCommonLemma ? std::nullopt : std::optional<WordNumber>{common_};
  }

  // Its bytes, of which those of the lemma and those of lemma and exact form are the beginning: what append_rare_word()
  // has written is equal if the texts are.
  std::string_view lemma_bytes() const { return bytes_.substr(0, lemma_size_); }
  std::string_view form_bytes() const { return bytes_.substr(0, form_size_); }
  std::string_view bytes() const { return bytes_; }

 private:
  friend class RarePattern;

  static StoredRareWord read_any(std::string_view& in);

  std::uint16_t common_ = 0;  // a common word with its lemma, or kNoCommonLemma
  std::uint8_t shape_ = 0;
  std::string_view lemma_;    // if there is no such common word
  std::string_view literal_;  // a shape without a code
  std::string_view spelling_;
  std::string_view bytes_;
  std::size_t lemma_size_ = 0;
  std::size_t form_size_ = 0;
};

inline PlainRareWord PlainRareWord::of(std::string_view bytes) {
  constexpr std::uint8_t kMostTextBytes = 0x7F;  // whose number LEB128 writes in one byte
  if (bytes.size() < kKeyBytes) return {};
  std::uint64_t first = 0;
  std::memcpy(&first, bytes.data(), sizeof(first));
  const auto byte = [&](std::size_t at) { return static_cast<std::uint8_t>(bytes[at]); };
  PlainRareWord word{first & 0xFF'FFFFU, 0, 2, 0};
  if ((first & 0xFFFFU) == kNoCommonLemma) {
    word.lemma = 3 + byte(2);
    if (byte(2) > kMostTextBytes || word.lemma + 1 >= bytes.size()) return {};
    word.key = first & ~std::uint64_t{0} >> (64 - 8 * std::min(word.lemma, kKeyBytes));
  }
  word.form = word.lemma + 1;
  if (byte(word.lemma) == kLiteralShape) {
    word.form += 1 + byte(word.form);
    if (byte(word.lemma + 1) > kMostTextBytes || word.form >= bytes.size()) return {};
  }
  std::size_t size = word.form + 1 + byte(word.form);
  if (byte(word.form) == kOtherSpelling) {
    if (word.form + 1 >= bytes.size() || byte(word.form + 1) > kMostTextBytes) return {};
    size = word.form + 2 + byte(word.form + 1);
  }
  if (size <= bytes.size()) word.size = size;
  return word;
}

inline StoredRareWord StoredRareWord::read(std::string_view& in, const PlainRareWord& plain) {
  if (plain.size == 0) return read_any(in);
  StoredRareWord word;
  word.bytes_ = in.substr(0, plain.size);
  word.common_ = static_cast<std::uint16_t>(plain.key);
  word.lemma_size_ = plain.lemma;
  word.form_size_ = plain.form;
  word.shape_ = static_cast<std::uint8_t>(in[plain.lemma]);
  constexpr std::size_t kBeforeLemma = 3;  // kNoCommonLemma and its length
  if (word.common_ == kNoCommonLemma) word.lemma_ = in.substr(kBeforeLemma, plain.lemma - kBeforeLemma);
  if (word.shape_ == kLiteralShape) word.literal_ = in.substr(plain.lemma + 2, plain.form - plain.lemma - 2);
  word.spelling_ = in.substr(plain.form, plain.size - plain.form);
  in.remove_prefix(plain.size);
  return word;
}

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
