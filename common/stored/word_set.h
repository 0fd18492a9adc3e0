// A set of words as articles store them: all forms of a lemma, all spellings of an exact form, or one spelling. A
// wildcard may stand for a thousand; whether a word is in the set takes the same time however many are.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "common/stored/rare_word_filter.h"

namespace khabar {

class WordSet {
 public:
  WordSet() : common_(0x10000 / 64) {}

  void add_lemma(std::string_view lemma);
  void add_form(std::string_view lemma, std::string_view exact);
  void add_spelling(const RareWord& word);
  // Of what was added before.
  void leave_out(std::string_view lemma, std::string_view exact);

  // By the number of a common word, which must be below kMostCommonWords.
  bool has(std::uint32_t number) const { return (common_[number / 64] >> number % 64 & 1U) != 0; }
  bool has(const StoredRareWord& word) const { return rare_.lets(word) && has_texts(word); }

  // 64 of them in a number, from number 0 to 65,535, so that any code of two bytes has a bit.
  const std::vector<std::uint64_t>& common() const { return common_; }

  // Lets through all rare words that it has.
  const RareWordFilter& rare() const { return rare_; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view bytes) const { return std::hash<std::string_view>{}(bytes); }
  };
  using Bytes = std::unordered_set<std::string, Hash, std::equal_to<>>;

  void add(NumberRange numbers);
  bool has_texts(const StoredRareWord& word) const;

  std::vector<std::uint64_t> common_;
  RareWordFilter rare_;
  Bytes lemmas_;  // the beginnings of stored rare words
  Bytes forms_;
  Bytes words_;
  Bytes left_out_;  // forms
};

}  // namespace khabar
