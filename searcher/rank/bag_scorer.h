// The best articles for a bag of words, term at a time: each posting list is added to an array of scores. As soon as
// what is left to add cannot lift an article from nothing into the best (MaxScore: Turtle and Flood, 1995), only
// articles that may still get there are looked up in the longer lists. Xapian's matcher, document at a time, takes two
// to three times as long for lemmas of headlines (2.4 and 1.5 ms against 0.45); its scores are the same, but for
// rounding.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

#include "searcher/rank/exact_scorer.h"
#include "searcher/rank/posting_cache.h"
#include "searcher/rank/ranked_article.h"

namespace khabar {

struct BagTerm {
  std::string term;
  double weight = 1;
  Xapian::termcount times = 1;
  bool makes_hit = true;  // or adds weight to hits only
  LemmaMask lemma = 0;    // of the words whose lemma the term is
};

// Not for two threads at once.
class BagScorer {
 public:
  static constexpr std::size_t kCacheBytes = 256'000'000;

  // Reads the length of every article: 16 bytes each stay in memory, and up to `cache_bytes` of posting lists. The
  // database must not change.
  explicit BagScorer(const Xapian::Database& database, std::size_t cache_bytes = kCacheBytes);

  // The top `count` articles that have a term that makes a hit, plus any that tie with the last one, in no particular
  // order.
  std::vector<Candidate> best(const std::vector<BagTerm>& terms, std::size_t count);

  struct BestAndTotal {
    std::vector<RankedArticle> best;  // as above
    std::size_t total = 0;            // articles that have a term that makes a hit
    std::vector<bool> watched;        // which of those that were asked about have one
  };

  // Reads all lists of terms that make hits to their end. The scores do not depend on `count`.
  BestAndTotal best_of_all(const std::vector<BagTerm>& terms, std::size_t count,
                           const std::vector<Xapian::docid>& watched);

  // The same of all articles that have a term that makes a hit, with the lemmas of RankedArticle; what the scorer knows
  // makes room for them.
  BestAndTotal all(const std::vector<BagTerm>& terms, const std::vector<Xapian::docid>& watched) &&;

  // One of the best of the last call, with what was found out about it.
  Candidate candidate(const RankedArticle& article) const;

 private:
  struct Entry;

  // What is known of an article; in one place, for it is found at random.
  struct State {
    float score = 0;   // 0 for all that are not in seen_
    float length = 0;  // bm25_length()
    LemmaMask lemmas = 0;
  };

  void add_up(const std::vector<BagTerm>& terms, std::size_t count, bool all);
  void keep_best(std::size_t count);
  void forget();
  std::vector<Entry> entries_of(const std::vector<BagTerm>& terms);
  void add_all(const Entry& entry);
  void add_to_candidates(const Entry& entry);
  void add_by_reading(const Entry& entry, const Postings& postings);
  void add_by_looking_up(const Entry& entry, const Postings& postings);
  void add_by_looking_up(const Entry& entry);
  void add_posting(const Entry& entry, State& state, Xapian::termcount times);
  bool has_above(double score, std::size_t count) const;
  double threshold(std::size_t count, double least);
  void drop_below(double score);

  Xapian::Database database_;
  PostingCache postings_;
  std::vector<State> articles_;  // by id
  std::vector<Xapian::docid> seen_;
  std::vector<Xapian::docid> candidates_;  // of seen_, those that may be among the best
  bool sorted_ = false;                    // candidates_, by id
  float highest_ = 0;                      // score
  std::vector<float> sample_;
};

}  // namespace khabar
