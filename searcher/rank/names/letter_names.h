// Names that are spelled out letter by letter: سي إن إن is CNN. The Arabic names of Latin letters, and the
// abbreviations that stand for their rows.
//
// Words are compared as folded_name() leaves them.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace khabar {

// How many of `words`, from the first on, are names of letters that belong together: two or more, or none.
std::size_t letter_row_length(std::span<const std::string> words);

struct Abbreviation {
  std::size_t length = 0;  // words that spell it; 0: none
  std::string_view latin;  // small letters
};

// The longest abbreviation of the table that `words` begin with: in Latin letters (cnn), as a row of names of letters,
// the first with an article or without (السي ان ان), or as these in one word (سيانان).
Abbreviation abbreviation_at(std::span<const std::string> words);

// Whether the names of its letters are looked for in one word as well: two letters make too short a word to be sure of.
constexpr bool is_joined_in_one_word(std::string_view latin) { return latin.size() > 2; }

// All of the table.
std::span<const std::string_view> abbreviations();

// The Arabic names of a Latin letter, the usual one first.
std::vector<std::string_view> names_of_letter(char latin);

}  // namespace khabar
