// What stands before and after an occurrence in the text of an article.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/tokenizer.h"
#include "common/stored/token_sequence.h"
#include "searcher/match/span.h"

namespace khabar {

struct ContextWidth {
  enum class Unit { kWords, kCharacters };

  std::size_t number = 8;
  Unit unit = Unit::kWords;
};

// `8`: words; `60c`: characters (code points, marks among them). Throws Error for anything else, and for more than
// kMostContext.
ContextWidth read_context_width(const std::string& text);

inline constexpr std::size_t kMostContext = 10'000;

// Pieces of the text as they stand in it, with single spaces for white space and none at their ends.
struct Context {
  std::string before;
  std::string match;
  std::string after;
};

// How many words of a text, from its first on, the context of a match needs.
std::size_t words_needed(const Span& match, const ContextWidth& width);

// `tokens` are those of `text`, or the first of them, as many as words_needed(), and `match` a run of them. Of whole
// words as many as the width allows; what stands
// before the first word of the text and behind its last belongs to these.
Context cut_context(std::string_view text, const std::vector<RawToken>& tokens, const Span& match,
                    const ContextWidth& width);

// The words of that context, as ranges of `tokens`.
struct ContextWords {
  WordRange before;
  WordRange match;
  WordRange after;
};
ContextWords context_words(std::string_view text, const std::vector<RawToken>& tokens, const Span& match,
                           const ContextWidth& width);

}  // namespace khabar
