#include "indexer/text/numeric_entities.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <system_error>

namespace khabar {

bool has_arabic_references(std::string_view text) {
  for (std::size_t at = text.find("&#"); at != std::string_view::npos; at = text.find("&#", at + 2)) {
    std::string_view digits = text.substr(at + 2, 8);
    const bool hexadecimal = digits.starts_with('x') || digits.starts_with('X');
    if (hexadecimal) digits.remove_prefix(1);
    std::uint32_t value = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), value, hexadecimal ? 16 : 10);
    const bool closed = error == std::errc() && end != digits.data() + digits.size() && *end == ';';
    if (closed && value >= 0x600 && value < 0x700) return true;
  }
  return false;
}

bool is_in_numeric_entities(std::string_view text) {
  return has_arabic_references(text) &&
         std::all_of(text.begin(), text.end(), [](char c) { return static_cast<signed char>(c) >= 0; });
}

}  // namespace khabar
