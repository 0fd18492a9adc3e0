// Markup from the web as UTF-8: one broken byte must not cost a page.
#pragma once

#include <string>
#include <string_view>

#include "indexer/text/text_encoding.h"

namespace khabar {

// As to_utf8(); but text that is UTF-8 apart from a few places, one in 1,000 bytes and one besides, has U+FFFD there,
// as browsers do; NUL bytes become spaces.
Utf8Text to_utf8_leniently(std::string_view bytes, const EncodingHints& hints);

// U+FFFD for each place that is no UTF-8.
void make_valid_utf8(std::string& text);

}  // namespace khabar
