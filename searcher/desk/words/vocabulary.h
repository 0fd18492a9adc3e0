// Numbers for the words of a collection, so that they can be counted in tables.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/stored/damage.h"
#include "common/stored/rare_word_filter.h"
#include "common/stored/token_sequence.h"

namespace khabar {

// What counts as one word.
enum class WordUnit : std::uint8_t {
  kLemma,  // all forms of a lemma
  kForm,   // as it is spelled, marks and tatweel off
};

// In the order of WordUnit.
inline constexpr std::array<std::string_view, 2> kWordUnitNames{"lemma", "form"};

using WordId = std::uint32_t;
inline constexpr WordId kNoWord = ~WordId{0};

// More would take more than 256 MB with what is counted of them. Chosen, not tuned: ten times what 59,000 articles
// have.
inline constexpr std::size_t kMostDifferentWords = 1'500'000;

class Vocabulary {
 public:
  explicit Vocabulary(WordUnit unit);
  Vocabulary(const Vocabulary&) = delete;
  Vocabulary& operator=(const Vocabulary&) = delete;

  WordUnit unit() const { return unit_; }
  // Ids are below it.
  std::size_t size() const { return texts_.size(); }

  // Of a code below kMostCommonWords. Throws Damage if no common word has it.
  WordId common(std::uint32_t code) const;
  // A word without an id is given one. Throws Damage, and Error for more than kMostDifferentWords.
  WordId add(const StoredRareWord& word);
  // The words of another one of the same unit, in the order of their ids, as if they came here; by id there. Throws
  // Error likewise.
  std::vector<WordId> add_all(const Vocabulary& other);
  // kNoWord for a word without one. Throws Damage.
  WordId find(const StoredRareWord& word) const;

  // Lets through all rare words that have an id.
  const RareWordFilter& rare() const { return rare_; }

  std::string_view text(WordId word) const { return texts_[word]; }
  // How it is spelled, in some of its forms.
  std::vector<std::string> spellings(WordId word) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view bytes) const { return std::hash<std::string_view>{}(bytes); }
  };
  using Ids = std::unordered_map<std::string, WordId, Hash, std::equal_to<>>;

  // Of one that has no id by its key yet. `spelled`: one of its spellings, for lemmas.
  WordId put(std::string_view key, std::string text, std::string spelled);
  WordId common_lemma(const StoredRareWord& word) const;
  std::string_view key(const StoredRareWord& word) const;
  void add_common_words();

  static constexpr unsigned kLog2RareBits = 17;  // 16 kB, which stay in the first cache

  const WordUnit unit_;
  const WordTable table_;
  std::vector<WordId> of_common_;        // by code
  std::vector<std::string_view> texts_;  // by id; those of common words come first
  std::size_t common_words_ = 0;
  std::deque<std::string> rare_texts_;
  std::deque<std::string> rare_spelled_;  // one spelling each, for lemmas
  RareWordFilter rare_{kLog2RareBits};
  Ids ids_;                                               // by the stored bytes of a rare word
  std::unordered_map<std::string_view, WordId> by_text_;  // of forms, which common and rare words may share
};

// The ids of the words of one article.
class ArticleWordIds {
 public:
  // Gives ids to words that have none. Both must outlive it.
  ArticleWordIds(Vocabulary& vocabulary, const TokenSequence& tokens) : vocabulary_(vocabulary), tokens_(tokens) {}

  // Of a word below size(). Throws Damage, and Error for too many different words.
  WordId operator[](std::size_t word) {
    const std::uint32_t code = tokens_.code(word);
    return code < kMostCommonWords ? vocabulary_.common(code) : rare(code - kMostCommonWords);
  }

 private:
  WordId rare(std::size_t number);

  Vocabulary& vocabulary_;
  const TokenSequence& tokens_;
  std::vector<WordId> rare_;
};

inline WordId Vocabulary::common(std::uint32_t code) const {
  const WordId word = of_common_[code];
  if (word == kNoWord) throw Damage("the stored words are damaged");
  return word;
}

}  // namespace khabar
