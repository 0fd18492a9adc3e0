// What programs write where a value is missing.
#pragma once

#include <string_view>

namespace khabar {

// What databases and pandas write for nothing: nan, NULL, \N.
bool stands_for_nothing(std::string_view value);

// What programs for pages write where nobody wrote a title: Untitled Document.
bool is_no_title(std::string_view title);

}  // namespace khabar
