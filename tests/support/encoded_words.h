// The stored words of a text.
#pragma once

#include <string>
#include <string_view>

#include "common/analysis/text_breaks.h"
#include "common/stored/token_sequence.h"

namespace khabar::testing {

inline std::string encoded_words(Analyzer& analyzer, std::string_view text, std::size_t title_words = 0,
                                 bool title_is_lead = false) {
  const auto& tokens = analyzer.analyze(text);
  return encode_tokens({tokens, sentences_of(text, tokens), title_words, title_is_lead});
}

}  // namespace khabar::testing
