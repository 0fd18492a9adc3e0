// The lines of small files that a researcher writes: codebooks and lists of queries.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace khabar {

// Calls `see` with each line and its number, from 1, but for empty lines and those that begin with `#`. White
// space around a line is left out. Throws Error with `path` and the line if its bytes are not UTF-8.
void for_lines(std::string_view text, const std::string& path,
               const std::function<void(std::string_view line, std::size_t number)>& see);

}  // namespace khabar
