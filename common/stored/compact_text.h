// Text as it is stored: an Arabic letter takes one byte instead of two, by the Standard Compression Scheme for Unicode
// (Unicode Technical Standard #6). Measured on news: what deflate leaves of it is 22 % smaller than of UTF-8.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace khabar {

// Any bytes; what is not UTF-8 is kept as it is.
std::string compact_text(std::string_view text);

// The text again; nothing if `bytes` do not come from compact_text().
std::optional<std::string> expanded_text(std::string_view bytes);

}  // namespace khabar
