// Where the sentences and paragraphs of a text end.
//
//   * a line break ends a paragraph, and with it a sentence;
//   * . ! ? ؟ ۔ between two words end a sentence (the STerm and ATerm of Unicode Standard Annex #29 that news has);
//   * a full stop ends none behind a single letter (أ. د. أحمد), between words without a space unless both are Arabic
//     (bbc.com, but الشرعية.وقال), and where several stand together: .. and … are a pause.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "common/analysis/analyzer.h"

namespace khabar {

// A sentence, by the number of its words.
struct Sentence {
  std::size_t words;
  bool ends_paragraph;

  bool operator==(const Sentence&) const = default;
};

// The sentences of a text and its tokens, none of them empty: their words are all tokens. The last ends a paragraph.
std::vector<Sentence> sentences_of(std::string_view text, const std::vector<Token>& tokens);

}  // namespace khabar
