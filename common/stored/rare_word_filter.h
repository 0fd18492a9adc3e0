// Tells most stored rare words that are not looked for by their first bytes alone: an article has a hundred of them,
// and they are read again by each search that comes to it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "common/stored/rare_word.h"

namespace khabar {

class RareWordFilter {
 public:
  // Of 2^log2_bits bits, 6 to 32: the more there are, the less passes that is not looked for.
  explicit RareWordFilter(unsigned log2_bits = kLog2Bits)
      : bits_((std::size_t{1} << log2_bits) / 64), shift_(64 - log2_bits) {}

  // Lets through all words of the lemma, or of the lemma and the form, of a stored word; some others as well.
  void let_lemma(const StoredRareWord& word);
  void let_form(const StoredRareWord& word) { set(form_key(word)); }
  // Whatever lemma a common word has.
  void let_common_lemmas() { lets_common_ = true; }

  // Lets through what the other of the same size does as well.
  void let(const RareWordFilter& other);

  bool lets(const StoredRareWord& word) const { return lets_key(form_key(word)); }

  // Calls `see(i, word)` for those that are let through of `count` words, which are all of `bytes`. Returns what is
  // behind them. Throws Damage.
  template <typename See>
  std::string_view each(std::string_view bytes, std::size_t count, See see) const;

 private:
  static constexpr unsigned kLog2Bits = 14;

  static std::uint64_t form_key(const StoredRareWord& word);
  static std::uint64_t lemma_key(std::uint64_t form_key) { return form_key | ~std::uint64_t{0xFFFF}; }

  // Mixed by the golden ratio.
  std::size_t bit(std::uint64_t key) const { return key * 0x9E3779B97F4A7C15U >> shift_; }
  bool has(std::uint64_t key) const { return (bits_[bit(key) / 64] >> bit(key) % 64 & 1U) != 0; }
  void set(std::uint64_t key) { bits_[bit(key) / 64] |= std::uint64_t{1} << bit(key) % 64; }

  bool lets_key(std::uint64_t key) const {
    return has(key) || (has_lemmas_ && has(lemma_key(key))) || (lets_common_ && (key & 0xFFFFU) != kNoCommonLemma);
  }

  std::vector<std::uint64_t> bits_;
  unsigned shift_;
  bool has_lemmas_ = false;
  bool lets_common_ = false;
};

template <typename See>
std::string_view RareWordFilter::each(std::string_view bytes, std::size_t count, See see) const {
  for (std::uint32_t i = 0; i < count; ++i) {
    const PlainRareWord plain = PlainRareWord::of(bytes);
    const bool is_wanted = plain.size == 0 || lets_key(plain.key);
    if (!is_wanted) {
      bytes.remove_prefix(plain.size);
      continue;
    }
    const StoredRareWord word = StoredRareWord::read(bytes, plain);
    if (plain.size > 0 || lets(word)) see(i, word);
  }
  return bytes;
}

}  // namespace khabar
