// Which element of a page holds the text of its article.
#pragma once

#include <vector>

#include "indexer/page/html_blocks.h"

namespace khabar {

struct TextContainer {
  std::vector<HtmlIndex> parts;  // the element, then siblings that go on with the text; never empty
  bool is_marked = false;        // the page itself says so
};

// A block that is long enough for a sentence and has few links in it, and no heading.
bool is_paragraph(const HtmlBlock& block);

// See find_main_text(). `blocks` are those of the whole page without its furniture; `title` is where its title stands,
// 0 if it does not.
TextContainer find_text_container(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks, HtmlIndex title);

}  // namespace khabar
