// What the exact forms of a query add to the score of an article, read from its sequence of words.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/collection.h"
#include "common/stored/token_sequence.h"
#include "searcher/match/span_matcher.h"
#include "searcher/match/span_query.h"

namespace khabar {

struct ExactWord {
  std::string lemma;
  std::string exact;
  Xapian::termcount times = 1;  // that the query has it
  double boost = 1;
};

// The words of a short list, and what an article gets that has all of them side by side, in their order, in any form.
struct SideBySide {
  SpanQuery words;
  double weight;
};

// Bit i is set if an article has the lemma of the i-th ExactWord. Words after the 64th add nothing.
using LemmaMask = std::uint64_t;
inline constexpr std::size_t kMaskedWords = 64;

// An article on its way to becoming a hit.
struct Candidate {
  Xapian::docid id = 0;
  double score = 0;
  LemmaMask lemmas = 0;
  double length = 0;        // bm25_length(); 0: not looked up yet
  bool placed = false;      // the places of its words are in its score
  std::uint32_t block = 0;  // of those that are put in order each by itself
};

// Not for two threads at once.
class ExactScorer {
 public:
  // `side_by_side` has the lemmas of `words`, or is nothing.
  ExactScorer(const Collection& collection, const std::vector<ExactWord>& words,
              const std::optional<SideBySide>& side_by_side = std::nullopt);

  // Finds out which lemmas the articles have. They are put in order of id.
  void find_lemmas(std::vector<Candidate>& articles) const;

  // Adds what the exact forms and words side by side weigh to each score, which takes Candidate::lemmas. Same order as
  // find_lemmas().
  void add_scores(std::vector<Candidate>& articles);

 private:
  struct Form {
    std::string lemma;
    WordPattern pattern;
    double weight;
  };

  double score(std::string_view value, LemmaMask lemmas, double length);
  double score_forms(const TokenSequence& tokens, LemmaMask lemmas, double length);
  bool has_all(LemmaMask lemmas) const;

  Collection collection_;
  Xapian::Database database_;
  std::vector<Form> forms_;
  double side_by_side_weight_ = 0;
  std::unique_ptr<SpanMatcher> side_by_side_;

  // Of the article that is being scored: its forms of the query with their codes and counts.
  std::vector<const Form*> asked_;
  std::vector<WordCodes> codes_;
  std::vector<Xapian::termcount> counts_;
};

// By block; within one best first; of equal scores the newest, then by id.
void sort_best_first(std::vector<Candidate>& articles, const Xapian::Database& database);

}  // namespace khabar
