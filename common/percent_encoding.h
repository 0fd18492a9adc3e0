// RFC 3986: text as a part of an address or of a URN.
#pragma once

#include <string>
#include <string_view>

namespace khabar {

// All bytes but letters, digits and `-._~` of ASCII become `%` and two hex digits.
std::string percent_encoded(std::string_view text);

}  // namespace khabar
