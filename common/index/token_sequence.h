// The words of an article in their order as one compact value: two bytes tell the lemma, one the shape of the exact
// form. Phrases, titles and exact forms are checked in it.
//
// A lemma's code is a hash of it, seeded for each article such that no two lemmas of the article share a code. Of more
// than some 100,000 lemmas a few always do: all but one of those have a number of their own that is nobody's hash, and
// stand in a list. So if the article is known to hold a lemma (it has its term), the code finds the lemma's places
// and no others; for a lemma that the article does not hold, the code means nothing. Nothing in the value refers to a
// database: it stays as it is when databases are merged.
//
// Bytes: flags, then as LEB128 the seed, the words of the title, and all words; if a flag says so, the number of lemmas
// with a number of their own, and each in ascending order behind its length, with its number; a code for each word (2
// bytes, or 4 if no seed does with 2; little-endian); a shape code for each word (kLiteralShape: none has been given);
// the shapes without a code in their order, each behind its length.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/analysis/word_shape.h"

namespace khabar {

// The first `title_words` of `words` are the title. They do not stand before the body's first word, unless the title
// is the body's beginning.
std::string encode_tokens(const std::vector<Token>& words, std::size_t title_words, bool title_is_lead);

// Half-open range of word numbers.
struct WordRange {
  std::size_t begin;
  std::size_t end;
};

// Reads a value in place: `value` must outlive it. Not for two threads at once. A value may hold any bytes: what cannot
// come from encode_tokens() is Damage as soon as it is asked for.
class TokenSequence {
 public:
  // Throws Damage if the parts of the value do not fit into it.
  explicit TokenSequence(std::string_view value);

  // Throws Damage if any shape has no meaning, or if bytes are left over.
  void check() const;

  std::size_t size() const { return size_; }
  WordRange title() const { return {0, title_words_}; }
  WordRange body() const { return {title_is_lead_ ? 0 : title_words_, size_}; }

  // For a lemma of which the article has the term.
  std::uint32_t code(std::string_view lemma) const;

  // The first word of `range`, one of title() or body(), with this code at `from` or later; range.end if there is
  // none.
  std::size_t find(std::uint32_t code, std::size_t from, WordRange range) const;

  // Calls `see(word, i)` for each word whose code is the i-th of `codes`, word after word.
  template <typename See>
  void find_any(const std::vector<std::uint32_t>& codes, See see) const;

  // Calls `see(code, shape)` for each word of `range`, word after word. Throws Damage.
  template <typename See>
  void read(WordRange range, See see) const;

  // The code of a word below size().
  bool has_code(std::size_t word, std::uint32_t code) const { return code_at(word) == code; }

  // The word_shape() of a word. Throws Damage. Only the first call takes longer for a later word.
  std::string_view shape(std::size_t word) const;

 private:
  struct NumberedLemma {
    std::string_view lemma;
    std::uint32_t code;
  };

  void read_numbered(std::string_view& value);
  std::uint32_t code_at(std::size_t word) const;
  // The shape of `word`; `literals` begin with the next shape without a code and move past it.
  std::string_view shape_at(std::size_t word, std::string_view& literals) const;
  // The shapes without a code from the block of `word` on.
  std::string_view literals_of_block(std::size_t word) const;

  bool wide_;
  bool title_is_lead_;
  std::uint64_t seed_;
  std::size_t title_words_;
  std::size_t size_;
  std::vector<NumberedLemma> numbered_;  // ascending; empty but for a very long article
  std::string_view codes_;
  std::string_view shapes_;
  std::string_view literals_;
  mutable std::vector<std::string_view> blocks_;  // literals_of_block() as far as has been asked for
};

template <typename See>
void TokenSequence::find_any(const std::vector<std::uint32_t>& codes, See see) const {
  // Most words have none of the codes: one look at a part of their code shows it.
  std::array<bool, 256> wanted{};
  for (const std::uint32_t code : codes) wanted[code & 0xFFU] = true;
  const std::size_t width = wide_ ? 4 : 2;
  for (std::size_t word = 0; word < size_; ++word) {
    if (!wanted[static_cast<unsigned char>(codes_[word * width])]) continue;
    for (std::size_t i = 0; i < codes.size(); ++i) {
      if (has_code(word, codes[i])) see(word, i);
    }
  }
}

template <typename See>
void TokenSequence::read(WordRange range, See see) const {
  std::string_view literals = literals_;
  for (std::size_t word = 0; word < range.end; ++word) {
    const std::string_view shape = shape_at(word, literals);
    if (word >= range.begin) see(code_at(word), shape);
  }
}

}  // namespace khabar
