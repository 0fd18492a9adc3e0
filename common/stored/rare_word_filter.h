// Tells most stored rare words that are not looked for by their first bytes alone: an article has a hundred of them,
// and they are read again by each search that comes to it.
#pragma once

#include <algorithm>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "common/lexicon/word_shape.h"
#include "common/stored/rare_word.h"

namespace khabar {

class RareWordFilter {
 public:
  // Lets through all words of the lemma, or of the lemma and the form, of a stored word; some others as well.
  void let_lemma(const StoredRareWord& word);
  void let_form(const StoredRareWord& word) { set(form_key(word)); }

  // Lets through what the other does as well.
  void let(const RareWordFilter& other) {
    bits_ |= other.bits_;
    has_lemmas_ = has_lemmas_ || other.has_lemmas_;
  }

  bool lets(const StoredRareWord& word) const { return lets_key(form_key(word)); }

  // Calls `see(i, word)` for those that are let through of `count` words, which are all of `bytes`. Returns what is
  // behind them. Throws Damage.
  template <typename See>
  std::string_view each(std::string_view bytes, std::size_t count, See see) const;

 private:
  // A word whose texts have their lengths in one byte, with no spelling of its own: nearly all are such.
  struct Plain {
    std::uint64_t key = 0;
    std::size_t size = 0;  // 0: it is none, or not all of it is there
  };

  static constexpr std::size_t kBits = 1 << 14;
  static constexpr std::size_t kTextBytes = 8;          // of a lemma with what stands before it, in its key
  static constexpr std::uint8_t kMostTextBytes = 0x7F;  // whose number LEB128 writes in one byte

  static Plain plain(std::string_view bytes);
  static std::uint64_t form_key(const StoredRareWord& word);
  static std::uint64_t lemma_key(std::uint64_t form_key) { return form_key | ~std::uint64_t{0xFFFF}; }

  // Mixed by the golden ratio.
  static std::size_t bit(std::uint64_t key) { return key * 0x9E3779B97F4A7C15U >> 50U; }
  static_assert(kBits == std::size_t{1} << (64U - 50U));

  void set(std::uint64_t key) { bits_.set(bit(key)); }
  bool lets_key(std::uint64_t key) const {
    return bits_.test(bit(key)) || (has_lemmas_ && bits_.test(bit(lemma_key(key))));
  }

  std::bitset<kBits> bits_;
  bool has_lemmas_ = false;
};

inline RareWordFilter::Plain RareWordFilter::plain(std::string_view bytes) {
  if (bytes.size() < kTextBytes) return {};
  std::uint64_t first = 0;
  std::memcpy(&first, bytes.data(), sizeof(first));
  const auto byte = [&](std::size_t at) { return static_cast<std::uint8_t>(bytes[at]); };
  std::uint64_t key = first & 0xFF'FFFFU;
  std::size_t shape = 2;  // where it stands
  if ((first & 0xFFFFU) == kNoCommonLemma) {
    shape = 3 + byte(2);
    if (byte(2) > kMostTextBytes || shape + 1 >= bytes.size()) return {};
    key = first & ~std::uint64_t{0} >> (64 - 8 * std::min(shape, kTextBytes));
  }
  std::size_t letters = shape + 1;
  if (byte(shape) == kLiteralShape) {
    letters += 1 + byte(shape + 1);
    if (byte(shape + 1) > kMostTextBytes || letters >= bytes.size()) return {};
  }
  const std::size_t size = letters + 1 + byte(letters);
  if (byte(letters) == kOtherSpelling || size > bytes.size()) return {};
  return {key, size};
}

template <typename See>
std::string_view RareWordFilter::each(std::string_view bytes, std::size_t count, See see) const {
  for (std::uint32_t i = 0; i < count; ++i) {
    const Plain word = plain(bytes);
    if (word.size > 0 && !lets_key(word.key)) {
      bytes.remove_prefix(word.size);
    } else {
      const StoredRareWord read = StoredRareWord::read(bytes);
      if (lets(read)) see(i, read);
    }
  }
  return bytes;
}

}  // namespace khabar
