// Small rules about spaces and sentences in UTF-8 text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "common/utf8.h"

namespace khabar {

std::string_view trim(std::string_view text);

// Runs of white space become one `separator`; none at the ends.
std::string collapse_spaces(std::string_view text, char separator = ' ');

// The first sentence of `text`, at most `max_letters` code points long: it ends before the full stop that a space
// follows, after `؟`, `?` or `!`, or before a line break. A longer one is cut between words and ends in `…`.
std::string first_sentence(std::string_view text, std::size_t max_letters);

// How many code points are no white space.
std::size_t count_non_spaces(std::string_view text);

}  // namespace khabar
