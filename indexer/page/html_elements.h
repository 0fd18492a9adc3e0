// What the elements of a page are for: text, layout, or the furniture around an article.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/page/html_tree.h"

namespace khabar {

// Begins and ends a line of text, as p, div, td and li do.
bool is_block_element(std::string_view name);

// Never holds text of an article: script, style, nav, button, svg, ...
bool is_without_text(std::string_view name);

// Whether a class, an id or a role calls the element a menu, comments, related links, a notice about cookies or the
// like.
bool is_called_furniture(const HtmlTree& tree, HtmlIndex node);

// For each node whether it is the top of a part that a reader does not see: elements without text, hidden ones, and
// those for screen readers only.
std::vector<bool> find_invisible(const HtmlTree& tree);

// The same with furniture besides, given what is `invisible`: furniture only if neither an article (h1, article,
// main, articleBody) nor most of the text lies in it, because layouts give such names to whole pages as well.
std::vector<bool> find_furniture(const HtmlTree& tree, std::vector<bool> invisible);

// Whether `word` is one of the words of `list`, which are parted by spaces.
bool has_word(std::string_view list, std::string_view word);

}  // namespace khabar
