// Arabic letters as numeric character references in ASCII: what browsers send from forms in Latin character sets, and
// what databases behind such forms hold.
#pragma once

#include <string_view>

namespace khabar {

// How reports name this encoding.
inline constexpr std::string_view kNumericEntities = "numeric entities";

// Whether `text` has a reference to a letter of the Arabic block: &#1575; or &#x627;
bool has_arabic_references(std::string_view text);

// Whether it has, and is ASCII besides.
bool is_in_numeric_entities(std::string_view text);

}  // namespace khabar
