// Finds the article in a page: which part of it holds the text, and which lines of that part are text.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "indexer/page/html_tree.h"

namespace khabar {

struct MainText {
  std::string text;                  // one line a paragraph
  std::size_t letters = 0;           // of it, without white space
  bool is_marked = false;            // the page says itself where its article is: articleBody or <article>
  bool is_list = false;              // most paragraphs follow a linked headline: teasers, not an article
  std::vector<std::string> remarks;  // short lines around the text: dates, bylines
};

// The text lies in the element with itemprop articleBody; else in the <article> that has most of it; else in the
// element with the most text of paragraphs in few links, where a paragraph counts half as much for each element that
// lies between. Lines before it up to the headline belong to it if they look like a lead.
// The last of `titles` is the one that was chosen: what stands before it in the page counts less.
// Left out are furniture (html_elements.h), lines that are mostly link, "read also" and the like, headings that nothing
// follows, short lines and lines with a date before the first paragraph, and repetitions; `titles` too, so that a
// headline is no text.
MainText find_main_text(const HtmlTree& tree, const std::vector<std::string>& titles);

}  // namespace khabar
