// Choosing and cutting out a passage.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "common/analysis/analyzer.h"
#include "searcher/match/marked_text.h"

namespace khabar {

// About a sentence or two; what a result list has room for.
inline constexpr std::size_t kPassageWords = 30;

// Tokens [first, last) of a text.
struct TokenRange {
  std::size_t first;
  std::size_t last;
};

// The window of kPassageWords tokens with the most different lemmas among `matches` (indexes, ascending), then the most
// matches, then the earliest; it begins with a sentence if one begins near.
TokenRange best_window(std::string_view text, const std::vector<Token>& tokens,
                       const std::vector<std::size_t>& matches);

// The bytes of `text` over `range`, white space made single spaces, "…" where text was left out; the marks moved along.
MarkedText cut_passage(std::string_view text, const std::vector<Token>& tokens, TokenRange range,
                       const std::vector<std::size_t>& matches);

}  // namespace khabar
