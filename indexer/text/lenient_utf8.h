// Markup from the web as UTF-8: one broken byte must not cost a page.
#pragma once

#include <string>
#include <string_view>

#include "indexer/text/text_encoding.h"

namespace khabar {

// As to_utf8(); but where UTF-8 and another encoding stand beside each other, as when a footer or one item of a feed
// comes from elsewhere, each piece between tags and line ends is decoded by itself. Bytes that are of neither become
// U+FFFD, as in browsers. NUL bytes become spaces.
Utf8Text to_utf8_leniently(std::string_view bytes, const EncodingHints& hints);

// U+FFFD for each place that is no UTF-8.
void make_valid_utf8(std::string& text);

}  // namespace khabar
