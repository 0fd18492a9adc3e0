// Where the words of a query stand in an article, and the passage that shows them best.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/stored/token_sequence.h"
#include "searcher/match/marked_text.h"
#include "searcher/match/match_terms.h"
#include "searcher/match/span_matcher.h"

namespace khabar {

// What is marked is what the index stored for the article: a span as a whole and nowhere else, a stop word where it
// stands beside another mark. Not for two threads at once.
class Highlighter {
 public:
  // `analyzer` must outlive it.
  Highlighter(const MatchTerms& terms, Analyzer& analyzer);

  // All of the title, white space made single spaces. `stored` are the words of the article, as below.
  MarkedText title(std::string_view title, const TokenSequence& stored);

  // About kPassageWords (passage.h) words of the body: those with the most different words of the query, or its
  // beginning if none is in it. "…" stands where text was left out. Only words that are marked are analysed.
  MarkedText passage(std::string_view body, const TokenSequence& stored);

  // The words to mark, by their number in the part, ascending. Throws Damage.
  std::vector<std::size_t> marks(const TokenSequence& stored, TextPart part);

 private:
  std::vector<std::unique_ptr<SpanMatcher>> matchers_;
  SpanMatcher stops_;
  Analyzer& analyzer_;
};

}  // namespace khabar
