// The text of a page as lines: what a browser would show as one paragraph, heading, cell or item of a list.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/page/html_tree.h"

namespace khabar {

struct HtmlBlock {
  std::string text;              // white space collapsed, never empty
  std::size_t letters = 0;       // without white space
  std::size_t link_letters = 0;  // of them inside of links
  HtmlIndex owner = 0;           // the innermost block element around it
  HtmlIndex first = 0;           // its first text node
};

// All blocks below `top`, in the order of the page; a <br> ends a block, in <pre> an empty line does.
// Nodes that `ignored` marks are passed over with everything in them.
std::vector<HtmlBlock> html_blocks(const HtmlTree& tree, HtmlIndex top, const std::vector<bool>& ignored);

// One line a block; of a page or a piece of markup all text apart from scripts and the like. If not all of it could be
// read, `problem`, where it is wanted, says why.
std::string html_to_text(std::string_view utf8, std::string* problem = nullptr);

}  // namespace khabar
