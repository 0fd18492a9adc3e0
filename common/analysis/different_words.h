// How many different words a text has: in an index, each of them takes memory of its own.
#pragma once

#include <cstddef>
#include <string_view>

namespace khabar {

// As typed, marks and spellings apart, so that never fewer are counted than the index will hold. A text with no more
// than 2 * `most` bytes is not even looked at; a long one is looked at in pieces, so that little memory is taken.
bool has_more_different_words(std::string_view text, std::size_t most);

}  // namespace khabar
