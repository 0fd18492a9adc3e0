// A word as it is stored: an Arabic letter takes one byte instead of two.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace khabar {

// `word` is valid UTF-8; two words that differ give bytes that differ.
std::string compact_word(std::string_view word);

// The word again; nothing if `bytes` do not come from compact_word().
std::optional<std::string> expanded_word(std::string_view bytes);

}  // namespace khabar
