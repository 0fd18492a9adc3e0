// Names of two words that are as often written as one: عبدالله, أبوظبي, نصرالله, صلاحالدين.
//
//   * عبد before an article: عبدالعزيز;
//   * أبو before an article (أبوالغيط) or before a name of the table;
//   * three letters or more before الله, however its last letter is spelled: نصرالله, نصراللة, but والله;
//   * a name of the table before الدين: نورالدين, but والدين;
//   * one or two of the proclitics و ف ب ل ك may stand in front, and an article before عبد: وعبدالله, العبدالله.
//
// The two are words of their own wherever they stand, so that either way of writing finds the other.
#pragma once

#include <cstddef>
#include <string_view>

namespace khabar {

// How many bytes of `word`, as the tokenizer normalizes it, are the first word of such a name, its proclitics with it;
// 0 if it is none.
std::size_t first_of_joined_names(std::string_view word);

}  // namespace khabar
