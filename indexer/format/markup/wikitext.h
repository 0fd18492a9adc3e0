// The text of a page of MediaWiki out of its markup.
#pragma once

#include <string>
#include <string_view>

namespace khabar {

// Templates, tables, references, pictures and categories go; of links stays what a reader sees; each heading and each
// item of a list is a line of its own. Whatever is not closed stays as it is. Takes time in proportion to the text.
std::string wikitext_to_text(std::string_view wikitext);

}  // namespace khabar
