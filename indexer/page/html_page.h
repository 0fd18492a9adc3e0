// HTML: a page with one news article.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/article/article_draft.h"
#include "indexer/article/source_file.h"

namespace khabar {

// The first element of the file is html or a !DOCTYPE says so; else the name ends in .html, .htm, .xhtml or .shtml and
// the file begins with a tag.
bool is_html(std::string_view head, std::string_view path);

// The page's canonical url is the id, else its path.
void read_html(SourceFile& file);

// Fills `draft` from a page in UTF-8. If the page holds no article, answers why not, in words for a user. A url and an
// id that `draft` has already stay.
// * The body is the main text (main_text.h), or JSON-LD's articleBody if that has nine tenths of its letters or
//   more and not the same words.
// * A page that calls itself an article and shows no text gives its description.
// * A page that does not must have 250 letters of text and be no list of teasers.
// * If no date is given, a date that stands alone in a short line beside the text is taken.
// `check` is called now and again; what it throws comes out of here.
std::optional<std::string> parse_html_article(std::string_view utf8, ArticleDraft& draft, const CheckPoint& check = {});

}  // namespace khabar
