// Lines that have some word near the match, or have it not.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/stored/token_sequence.h"
#include "searcher/match/span.h"

namespace khabar {

struct WindowWords {
  std::size_t words = 0;             // before and after the match, within title or body
  std::vector<std::string> with;     // lemmas; a window has one of them or more, if there are any
  std::vector<std::string> without;  // and none of these

  bool asks() const { return !with.empty() || !without.empty(); }
  bool let_pass(const TokenSequence& tokens, const Span& match) const;
};

// The lemmas of words that an option names. Throws Error for what is not one word, or more than kMostWindowLemmas.
inline constexpr std::size_t kMostWindowLemmas = 100;  // chosen, not tuned
std::vector<std::string> window_lemmas(const std::vector<std::string>& words, const std::string& option,
                                       Analyzer& analyzer);

}  // namespace khabar
