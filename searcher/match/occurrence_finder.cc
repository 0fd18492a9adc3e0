#include "searcher/match/occurrence_finder.h"

namespace khabar {

OccurrenceFinder::OccurrenceFinder(const MatchTerms& terms) {
  for (const SpanQuery& query : span_queries(terms)) matchers_.push_back(std::make_unique<SpanMatcher>(query));
}

Spans OccurrenceFinder::find(const TokenSequence& tokens) {
  Spans all;
  for (const auto& matcher : matchers_) {
    const Spans matches = matcher->matches(tokens);
    all.insert(all.end(), matches.begin(), matches.end());
  }
  if (matchers_.size() > 1) put_in_order(all);
  return leftmost_longest(all);
}

}  // namespace khabar
