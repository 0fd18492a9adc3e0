// HTML that exporters leave in the fields of JSON and CSV.
#pragma once

#include <string>
#include <string_view>

#include "indexer/article/article_draft.h"
#include "indexer/article/source_file.h"

namespace khabar {

// Makes plain text of title, body, section, author and source, if tags of HTML or character references stand in them;
// "a < b" and "R&D" stay. A body that is a whole page goes the way of pages, which may also give what else is missing.
// Where line ends stand for paragraphs, as in a database of WordPress, they stay.
void clean_fields(ArticleDraft& draft, const CheckPoint& check);

// Whether the first thing in a text is an element of HTML.
bool begins_with_html(std::string_view text);

// The text of a body with or without markup, in the same way. If not all of it could be read, `problem` says why.
std::string plain_body(std::string_view text, std::string& problem);

}  // namespace khabar
