// The exact forms of an indexed article's words, from its token sequence: nothing is analysed again.
#pragma once

#include <xapian.h>

#include <functional>
#include <string_view>

namespace khabar {

// Calls `see` for each word of the body, in their order. Throws Damage that names the article.
void read_stored_words(const Xapian::Document& document, const std::function<void(std::string_view exact)>& see);

// Reads the words of title and body. Throws Damage as above, and also if the lemmas of the terms are not those of the
// sequence.
void check_stored_words(const Xapian::Document& document);

}  // namespace khabar
