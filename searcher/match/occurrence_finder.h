// How often, and where, what a query looks for stands in one article after another.
#pragma once

#include <memory>
#include <vector>

#include "common/stored/token_sequence.h"
#include "searcher/match/match_terms.h"
#include "searcher/match/span.h"
#include "searcher/match/span_matcher.h"

namespace khabar {

// An occurrence is a match in title or body of any word or span of the query; of matches that overlap, the leftmost and
// longest. Not for two threads at once.
class OccurrenceFinder {
 public:
  explicit OccurrenceFinder(const MatchTerms& terms);

  // Whether there is anything to find: a query may have filters only.
  bool has_words() const { return !matchers_.empty(); }

  // Apart from each other, in their order. Throws what SpanMatcher throws.
  Spans find(const TokenSequence& tokens);

 private:
  std::vector<std::unique_ptr<SpanMatcher>> matchers_;
};

}  // namespace khabar
