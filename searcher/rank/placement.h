// Where the words of a list stand in an article: how early, and how many of them in one sentence. BM25 only counts
// them.
#pragma once

#include <string>
#include <vector>

#include "common/index/collection.h"
#include "common/stored/token_sequence.h"
#include "searcher/rank/exact_scorer.h"

namespace khabar {

struct PlacedWord {
  std::string lemma;
  double weight = 0;  // the most that BM25 gives for it
};

// The most that an article can get for its places.
double most_of_places(const std::vector<PlacedWord>& words);

// Sums of weights of the words.
struct Placement {
  double early = 0;     // of the words of the body, each the less the later it comes there first
  double sentence = 0;  // of the words of the sentence, or of the title, that has the most of them
  double missing = 0;   // of the heaviest word that the article lacks: BM25 alone takes too much for it
};

// What it adds to a score, by the factors of ranking.h.
double weigh(const Placement& placement);

// Not for two threads at once.
class PlacementScorer {
 public:
  // Words without weight, and the same lemma again, add nothing.
  PlacementScorer(const Collection& collection, const std::vector<PlacedWord>& words);

  // Adds to the scores of the first `count` articles of each block, and says so in Candidate::placed. Blocks follow one
  // another.
  void add_scores(std::vector<Candidate>& articles, std::size_t count);

  // Throws Damage.
  Placement of(const TokenSequence& tokens);

 private:
  struct Placed {
    WordPattern pattern;
    double weight;
  };
  struct Occurrence {
    std::size_t place;
    std::size_t word;
  };

  void find(const TokenSequence& tokens);
  double early(std::size_t body);
  double best_sentence(const TokenSequence& tokens);
  double heaviest_missing();

  Collection collection_;
  std::vector<Placed> words_;

  // Of the article that is being scored.
  std::vector<WordCodes> codes_;
  std::vector<Occurrence> occurrences_;  // in the order of their places
  std::vector<bool> seen_;               // words of words_
};

}  // namespace khabar
