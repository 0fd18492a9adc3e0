// The names that a user gives to sets and codes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace khabar {

inline constexpr std::size_t kLongestSavedName = 60;  // characters. Chosen, not tuned

// Letters, digits, marks, and - _ . / or a space between them: what a query can name. `what` is "a set" or "a code".
// Throws Error for any other, and for `none` and بلا, which mean that there is none.
void check_saved_name(std::string_view name, std::string_view what);

// ", did you mean NAME?" if one of them is near; else those that there are.
std::string known_names_hint(std::string_view name, const std::vector<std::string>& known);

}  // namespace khabar
