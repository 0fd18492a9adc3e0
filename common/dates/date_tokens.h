// The words, numbers and marks of a text that may hold a date, spelled one way.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace khabar {

enum class DateTokenKind { kNumber, kWord, kMark };

struct DateToken {
  DateTokenKind kind;
  std::string text;  // digits as 0-9; letters in lower case, أإآٱ as ا, ى as ي, ة as ه, marks and tatweel off;
                     // every dash as '-', every comma as ','
  std::int64_t value = 0;  // of a number of at most 18 digits, else -1
  bool spaced = false;     // white space came before it
};

std::vector<DateToken> date_tokens(std::string_view text);

using DateTokens = std::span<const DateToken>;

// Whether there is such a token at `at`.
bool is_word(DateTokens tokens, std::size_t at);
bool is_word(DateTokens tokens, std::size_t at, std::span<const std::string_view> words);  // one of them
bool is_mark(DateTokens tokens, std::size_t at, std::string_view marks);                   // one of these characters
bool is_number(DateTokens tokens, std::size_t at);
bool is_number(DateTokens tokens, std::size_t at, std::size_t min_digits, std::size_t max_digits);

}  // namespace khabar
