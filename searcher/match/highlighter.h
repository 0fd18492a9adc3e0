// Where the words of a query stand in a text, and the passage that shows them best.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/index/token_sequence.h"
#include "searcher/match/marked_text.h"
#include "searcher/match/match_terms.h"

namespace khabar {

enum class TextPart { kTitle, kBody };

class Highlighter {
 public:
  // Both arguments must outlive it.
  Highlighter(const MatchTerms& terms, Analyzer& analyzer)
      : terms_(terms), analyzer_(analyzer), body_words_(body_words()) {}

  // All of `text`, white space made single spaces.
  MarkedText mark(std::string_view text, TextPart part);

  // About kPassageWords (passage.h) words of a body: those with the most different words of the query, or its beginning
  // if none is in it. "…" stands where text was left out.
  MarkedText passage(std::string_view body);

  // The same, given the words that the index stored for the article: they tell which of them can match, and only those
  // are analysed, which takes a third of the time.
  MarkedText passage(std::string_view body, const TokenSequence& stored);

  // Index of the tokens to mark, ascending. A phrase is marked where its words stand in sequence, and only there; a
  // stop word where it stands beside another mark.
  std::vector<std::size_t> matches(const std::vector<Token>& tokens, TextPart part) const;

 private:
  using Reading = std::function<const std::vector<Token>&(std::string_view text)>;

  std::vector<WordPattern> body_words() const;
  std::vector<std::size_t> possible_matches(const TokenSequence& stored) const;
  MarkedText passage(std::string_view body, const Reading& reading);

  const MatchTerms& terms_;
  Analyzer& analyzer_;
  std::vector<WordPattern> body_words_;
};

}  // namespace khabar
