// Cuts a text into words. Rules beyond "letters and digits hold together", each tested in
// tests/common/analysis/tokenizer_test.cc:
//
//   * marks and invisible characters split nothing (a bidi mark or U+061C inside a word, tatweel, harakat);
//   * Arabic next to Latin or digits is split; proclitics hung on them are left out: والـbbc is bbc, الـ20 is 20;
//   * numbers: ١٬٠٠٠ 1,000 and 1،000 are 1000; 3.5, ٣٫٥ and 3,5 are 3.5; dates and times are their numbers;
//   * one-letter pieces with full stops between them are one word: أ.ف.ب is أفب, U.S. is us; longer ones are split:
//     بي.بي.سي is three words, so that it meets بي بي سي;
//   * names of two words that are written as one are two: عبدالله, أبوظبي (joined_names.h);
//   * # and @ are left out and _ splits: #جوني_هاليداي is two words;
//   * a URL is the words of its host, without www; an e-mail address is its name and its host; example.org is one word;
//   * French elisions (l', d', qu' ...) and the English 's are left out; other apostrophes are: O'Neil is oneil.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace khabar {

// The longest word that is kept, in letters; the rest is cut off, in index and query alike. Chosen, not tuned.
inline constexpr std::size_t kMaxWordLetters = 64;

// The same in bytes, for letters of four bytes and for the dots of host names; a term takes 245 with its prefix.
inline constexpr std::size_t kMaxWordBytes = 200;

// A word of a text of less than 4 GB. An article may have eight million.
struct RawToken {
  std::uint32_t begin;  // bytes of the original text
  std::uint32_t end;
  std::uint32_t text_begin;  // bytes of TokenizedText::text
  std::uint32_t text_size;
};

struct TokenizedText {
  std::string text;  // the words one after another, normalized: letters mapped, marks off, alefs as written
  std::vector<RawToken> tokens;

  std::string_view word(const RawToken& token) const {
    return std::string_view(text).substr(token.text_begin, token.text_size);
  }
};

// Replaces what is in `into`, whose memory is used again. Of a text with more words than `most`, the first of them, so
// many or more: they are the same as if all were asked for.
void tokenize(std::string_view text, TokenizedText& into, std::size_t most = std::numeric_limits<std::size_t>::max());

}  // namespace khabar
