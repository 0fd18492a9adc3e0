// The words that an Analyzer has met, so that each is analysed once as long as news keeps using it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "common/analysis/analyzer.h"

namespace khabar {

// Two generations: a word that is used moves to the young one; when that is full it becomes the old one, whose words
// are forgotten. So what is common stays (Heaps' law makes new words rare, but half of all that are seen come once).
class WordCache {
 public:
  // Keeps at most twice as many words, and what one text adds.
  explicit WordCache(std::size_t generation);

  // Nothing if the word is not known. What is found stays good until age().
  const Word* find(std::string_view word);

  // Sets `form` of the word. Only for a word that find() has not found.
  const Word& add(std::string_view word, Word&& made);

  // Forgets the older words if there are too many; to be called between two texts.
  void age();

 private:
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const;
  };
  // The key of an exact form and a lemma: 128 bits of hash stand for the two, since no collection has enough words for
  // two pairs with the same.
  struct FormKey {
    std::uint64_t high;
    std::uint64_t low;

    explicit FormKey(const Word& word);
    bool operator==(const FormKey&) const = default;
  };
  struct FormHash {
    std::size_t operator()(const FormKey& key) const { return key.low; }
  };
  using Words = std::unordered_map<std::string, Word, TextHash, std::equal_to<>>;
  using Forms = std::unordered_map<FormKey, std::uint32_t, FormHash>;

  std::uint32_t form_of(const Word& word);

  std::size_t generation_;
  Words young_;
  Words old_;
  Forms young_forms_;            // of all words in young_
  Forms old_forms_;              // of all words in old_
  std::uint32_t next_form_ = 0;  // never given twice: whoever counts by it may go on when words are forgotten
};

}  // namespace khabar
