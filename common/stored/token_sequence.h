// The words of an article in their order as one compact value: phrases, titles and exact forms are checked in it.
//
// A word is a code. Codes below kMostCommonWords are numbers of common words (common/lexicon/word_table.h); from there
// on they are the words of the article that are not common, in the order of lemma, exact form and spelling. So the
// forms of a lemma are two ranges of codes. The value depends on the article and the tables of the Analyzer alone: it
// stays as it is when databases are merged.
//
// Bytes: flags; as LEB128 the words of the title, all words, the rare words and the bytes of the next two parts; the
// rare words (rare_word.h); the sentences in their order, each as LEB128 of twice its words, one more if it ends a
// paragraph; a code for each word (2 bytes, or 4 if there are too many rare words; little-endian).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/analysis/text_breaks.h"
#include "common/lexicon/word_table.h"
#include "common/stored/rare_word.h"
#include "common/stored/rare_word_filter.h"

namespace khabar {

// The words of an article as an analyzer gives them. The first `title_words` are the title. They do not stand before
// the body's first word, unless the title is the body's beginning.
struct ArticleWords {
  const std::vector<Token>& tokens;
  const std::vector<Sentence>& sentences;  // of all words
  std::size_t title_words;
  bool title_is_lead;
};

std::string encode_tokens(const ArticleWords& words);

// Half-open range of word numbers.
struct WordRange {
  std::size_t begin;
  std::size_t end;
};

// What is looked for in sequences: any form of a lemma, or one exact form, in any spelling.
class WordPattern {
 public:
  explicit WordPattern(std::string_view lemma);
  WordPattern(std::string_view lemma, std::string_view exact);

 private:
  friend class TokenSequence;

  NumberRange common_;
  RarePattern rare_;
};

// The codes that a pattern has in one article.
struct WordCodes {
  NumberRange common;
  NumberRange rare;

  bool contains(std::uint32_t code) const { return common.contains(code) || rare.contains(code); }
};

// Reads a value in place: `value` must outlive it. Not for two threads at once. A value may hold any bytes: what cannot
// come from encode_tokens() is Damage as soon as it is asked for.
class TokenSequence {
 public:
  // Throws Damage if the parts of the value do not fit into it.
  explicit TokenSequence(std::string_view value);

  // Throws Damage if any part has no meaning.
  void check() const;

  std::size_t size() const { return size_; }
  WordRange title() const { return {0, title_words_}; }
  WordRange body() const { return {title_is_lead_ ? 0 : title_words_, size_}; }

  // Together all words. Throws Damage.
  std::vector<Sentence> sentences() const;

  // Throws Damage.
  WordCodes codes(const WordPattern& pattern) const;

  // Calls `see(word, i)` for each word that has one of the codes of the i-th of `wanted`, word after word.
  template <typename See>
  void find_any(const std::vector<WordCodes>& wanted, See see) const;

  // Calls `see(code)` for each word of a range, in their order.
  template <typename See>
  void for_codes(WordRange words, See see) const {
    if (wide_) {
      for (std::size_t word = words.begin; word < words.end; ++word) see(load<std::uint32_t>(word));
    } else {
      for (std::size_t word = words.begin; word < words.end; ++word) see(load<std::uint16_t>(word));
    }
  }

  // How many of the first `end` words have a code that has 1 in `wanted`, where others have 0; codes behind its end are
  // none. Reads no further than `most`, of which it may find more. `wanted`: of 65,536 codes or more.
  std::size_t count_wanted(const std::vector<std::uint8_t>& wanted, std::size_t end, std::size_t most) const;

  // Calls `see(i, word)` for each of rare_words(), without keeping them. Throws Damage.
  template <typename See>
  void each_rare_word(See see) const;

  // The same for those that `filter` lets through.
  template <typename See>
  void each_rare_word(const RareWordFilter& filter, See see) const {
    check_rare_end(filter.each(rare_bytes_, rare_count_, see));
  }

  // The code of a word below size().
  std::uint32_t code(std::size_t word) const { return wide_ ? load<std::uint32_t>(word) : load<std::uint16_t>(word); }

  // The texts of a code; they live as long as this. Throws Damage.
  CommonWord texts(std::uint32_t code) const;

  std::size_t rare_count() const { return rare_count_; }

  // The words whose codes begin with kMostCommonWords, in their order. Throws Damage.
  const std::vector<StoredRareWord>& rare_words() const;

 private:
  template <typename Code>
  std::uint32_t load(std::size_t word) const {
    Code code = 0;
    std::memcpy(&code, codes_.data() + word * sizeof(Code), sizeof(Code));
    return code;
  }

  template <typename Code, typename See>
  void find_any(const std::vector<WordCodes>& wanted, See see) const;

  template <typename Code>
  std::size_t count_wanted(const std::vector<std::uint8_t>& wanted, std::size_t end, std::size_t most) const;

  static void check_rare_end(std::string_view rest);

  bool wide_;
  bool title_is_lead_;
  std::size_t title_words_;
  std::size_t size_;
  std::size_t rare_count_;
  std::string_view rare_bytes_;
  std::string_view sentence_bytes_;
  std::string_view codes_;
  WordTable table_;
  mutable std::vector<StoredRareWord> rare_;  // rare_words() when they were asked for
  mutable std::vector<RareWord> rare_texts_;  // texts() when they were asked for
};

template <typename See>
void TokenSequence::each_rare_word(See see) const {
  std::string_view rest = rare_bytes_;
  for (std::uint32_t i = 0; i < rare_count_; ++i) see(i, StoredRareWord::read(rest));
  check_rare_end(rest);
}

template <typename See>
void TokenSequence::find_any(const std::vector<WordCodes>& wanted, See see) const {
  if (wide_) {
    find_any<std::uint32_t>(wanted, see);
  } else {
    find_any<std::uint16_t>(wanted, see);
  }
}

template <typename Code, typename See>
void TokenSequence::find_any(const std::vector<WordCodes>& wanted, See see) const {
  // Most words have none of the codes: one bit for 16 neighbouring codes shows it.
  constexpr std::uint32_t kBits = 1024;
  constexpr std::uint32_t kNeighbours = 16;
  std::array<std::uint64_t, kBits / 64> possible{};
  for (const WordCodes& codes : wanted) {
    for (const NumberRange& range : {codes.common, codes.rare}) {
      if (range.empty()) continue;
      for (std::uint32_t group = range.begin / kNeighbours; group <= (range.end - 1) / kNeighbours; ++group) {
        possible[group % kBits / 64] |= std::uint64_t{1} << group % 64;
      }
    }
  }
  for (std::size_t word = 0; word < size_; ++word) {
    const std::uint32_t at = load<Code>(word);
    const std::uint32_t group = at / kNeighbours;
    if ((possible[group % kBits / 64] >> group % 64 & 1U) == 0) continue;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      if (wanted[i].contains(at)) see(word, i);
    }
  }
}

}  // namespace khabar
