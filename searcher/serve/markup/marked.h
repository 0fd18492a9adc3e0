// Text of articles with its matches marked.
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "searcher/serve/markup/html.h"

namespace khabar {

// [begin, end) in code points, ascending.
using CodePointMarks = std::vector<std::pair<std::size_t, std::size_t>>;

// `12-18 20-23`, as columns of articles tell them. What is none is left out.
CodePointMarks read_marks(std::string_view text);

void write_marked(std::string_view text, const CodePointMarks& marks, Html& html);

// Each line is a paragraph with a direction of its own.
void write_marked_paragraphs(std::string_view text, const CodePointMarks& marks, Html& html);

}  // namespace khabar
