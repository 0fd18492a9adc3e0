// The token of the next page of hits or lines, bound to the generation that it counts in.
#pragma once

#include <cstddef>
#include <string>

namespace khabar {

struct Cursor {
  std::string generation;
  std::size_t offset = 0;
};

std::string cursor_text(const Cursor& cursor);

// Throws Refusal `bad_cursor` for what cursor_text() has not made.
Cursor read_cursor(const std::string& text);

}  // namespace khabar
