// How many different words an article has: in an index, each of them takes memory of its own.
#pragma once

#include <cstddef>

#include "common/article.h"

namespace khabar {

// Of title and body together, as typed, so that never fewer are counted than the index will hold. An article with no
// more than 2 * `most` bytes is not even looked at; a long one is looked at in pieces, so that little memory is taken.
bool has_more_different_words(const Article& article, std::size_t most);

}  // namespace khabar
