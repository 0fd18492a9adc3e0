// What messages say of foreign words: the known name nearest to a mistyped one ("did you mean"), and an excerpt of what
// may be long.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace khabar {

// The fewest insertions, removals, replacements and swaps of neighbours, in bytes, that turn one into the other.
std::size_t edit_distance(std::string_view from, std::string_view to);

// The candidate that begins with `word`, or is at most a third of its length (at least 1 edit) away; the first of
// several equally near ones, nothing if all are far.
std::optional<std::string_view> nearest_name(std::string_view word, std::span<const std::string_view> candidates);

// What does not fit into 80 bytes is cut off, between characters, and "..." says so.
std::string excerpt(std::string_view text);

}  // namespace khabar
