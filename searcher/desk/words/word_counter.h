// How often each word of a set of articles occurs.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <vector>

#include "common/index/collection.h"
#include "searcher/desk/matching_articles.h"
#include "searcher/desk/words/vocabulary.h"

namespace khabar {

struct WordCount {
  std::uint64_t occurrences = 0;
  std::uint32_t articles = 0;
  Xapian::docid last = 0;  // of these
};

struct WordCounts {
  std::vector<WordCount> of_word;  // by id; words beyond its end do not occur
  std::uint64_t words = 0;
  std::uint64_t articles = 0;

  const WordCount& operator[](WordId word) const { return word < of_word.size() ? of_word[word] : kNothing; }

 private:
  static constexpr WordCount kNothing{};
};

// Title and body, as occurrences are counted: a title that is the body's beginning counts once. Gives ids to words that
// have none. Throws Damage, and Error for too many different words.
WordCounts count_words(const Collection& collection, const ArticleList& articles, Vocabulary& vocabulary);

struct BodyCounts {
  std::vector<std::uint64_t> of_word;  // by id
  std::uint64_t words = 0;
};

// Bodies alone, and of words that have an id; `words` are all. By up to `jobs` threads. Throws Damage.
BodyCounts count_known_words_of_bodies(const Collection& collection, const ArticleList& articles,
                                       const Vocabulary& vocabulary, unsigned jobs);

}  // namespace khabar
