// What a terminal, or what stands in for one, can show.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace khabar {

bool is_terminal(int descriptor);

// Columns; 80 if the descriptor is no terminal or does not say.
std::size_t terminal_width(int descriptor);

// A terminal, no NO_COLOR (https://no-color.org: set and not empty) and no TERM=dumb.
bool wants_color(int descriptor);

// The same, given the values of variables of the environment; nullptr if one is not set.
bool wants_color(bool terminal, const char* no_color, const char* term);

// Foreign text made fit for one line of a terminal: control characters (C0, C1, DEL) and line separators become spaces,
// bytes that are not UTF-8 become U+FFFD, and what changes directions beyond the text (embeddings, overrides, isolates)
// or how letters are shown (U+206A to U+206F) is dropped. Marks within words stay, as U+200F does.
std::string printable(std::string_view text);

// The same for whole lines: tabs and ends of lines stay; CRLF becomes LF.
std::string printable_lines(std::string_view text);

// Columns that `text` (UTF-8) takes: marks, format and control characters 0, wide East Asian characters 2, all others
// and each piece that is not UTF-8 1. Signs that span the digits after them (U+06DD) are shown, so they count 1.
std::size_t display_width(std::string_view text);

}  // namespace khabar
