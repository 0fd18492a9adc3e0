// What a page says about itself, by the name under which it says so.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "indexer/page/html_tree.h"

namespace khabar {

// Names in lower case: "og:title" and the like of meta elements (property, name or itemprop); "ld:headline" and the
// like of JSON-LD; "item:datepublished" and the like of other elements with itemprop, where an item inside of it has
// the name of its own; "dc:date" and the like of RDFa; "a:author" and "a:category" of links by their rel;
// "class:author" and "class:section" of elements that themes call so; "h1", "title", "lang", "canonical", "time".
// Values as found, entities decoded, white space collapsed, none of them empty, in the order of the page.
using PageValues = std::map<std::string, std::vector<std::string>, std::less<>>;

PageValues read_page_values(const HtmlTree& tree);

void add_value(PageValues& values, std::string_view name, std::string_view value);

}  // namespace khabar
