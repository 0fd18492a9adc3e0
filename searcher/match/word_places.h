// Where the words of a query stand in an article.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "common/stored/token_sequence.h"
#include "common/stored/word_set.h"
#include "searcher/match/span_query.h"

namespace khabar {

// The number of a word within its article.
using Place = std::uint32_t;

// Finds all words of a query in one pass over an article. Not for two threads at once.
class WordPlaces {
 public:
  // `words`: of kind kWord.
  explicit WordPlaces(const std::vector<const SpanQuery*>& words);

  // Throws Damage.
  void find(const TokenSequence& tokens);

  // Whether the first of the words stands `times` times or more among the first `end` words of the article. Reads no
  // further than it must. Throws Damage.
  bool occurs(const TokenSequence& tokens, std::size_t end, std::size_t times);

  // Of the i-th word in the article that was looked at last, ascending.
  const std::vector<Place>& operator[](std::size_t i) const { return places_[i]; }

 private:
  void find_rare(const TokenSequence& tokens);
  void see(std::size_t word, Place place);
  const std::vector<std::uint8_t>& is_first();

  std::vector<WordSet> sets_;
  std::vector<bool> in_title_;
  std::vector<std::uint64_t> any_;  // the common words of all sets
  RareWordFilter any_rare_;
  std::vector<std::vector<Place>> places_;

  // Of the article: where its title ends, and the words of the query that are its i-th rare word.
  Place title_end_ = 0;
  std::vector<std::vector<std::size_t>> of_rare_;
  std::vector<std::uint32_t> rare_;  // the numbers of those that may be any word of the query

  // Of the first word of the query: 1 for each common word that it is, when it was asked for; and the codes of the rare
  // words of the article that it is.
  std::vector<std::uint8_t> is_first_;
  std::vector<std::uint32_t> codes_;
};

}  // namespace khabar
