// Runs of words of an article, and how they stand to each other.
#pragma once

#include <cstddef>
#include <vector>

#include "common/stored/token_sequence.h"
#include "searcher/match/word_places.h"

namespace khabar {

// Words [begin, end), one or more.
struct Span {
  Place begin;
  Place end;

  auto operator<=>(const Span&) const = default;
};

// In order, each once.
using Spans = std::vector<Span>;

void put_in_order(Spans& spans);

// Those that do not overlap, if the leftmost and longest are taken first.
Spans leftmost_longest(const Spans& spans);

// How many those are.
std::size_t count_apart(const Spans& spans);

// The sentences and paragraphs of the article at hand; read when they are first asked for. Throws Damage.
class TextUnits {
 public:
  void reset(const TokenSequence& tokens);

  // The number of the sentence or paragraph that has the word.
  std::size_t sentence(Place word) { return unit(sentence_ends_, word); }
  std::size_t paragraph(Place word) { return unit(paragraph_ends_, word); }

 private:
  std::size_t unit(const std::vector<Place>& ends, Place word);
  void read();

  const TokenSequence* tokens_ = nullptr;
  bool read_ = false;
  std::vector<Place> sentence_ends_;
  std::vector<Place> paragraph_ends_;
};

}  // namespace khabar
