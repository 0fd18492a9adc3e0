// TREC SGML: any number of <DOC> elements, the tags in upper or lower case. Besides the tags of ANT (URL SRC CAT TITLE
// TIME AUTHOR ABSTRACT TEXT) those of the LDC's newswire collections are known (DOC id=, HEADLINE, DATELINE, P).
#pragma once

#include <string_view>

#include "indexer/article/source_file.h"

namespace khabar {

bool is_trec_sgml(std::string_view head, std::string_view path);

// A document without DOCNO and URL has the file's path as its id, from the second in a file on with "#2" and so on
// behind it.
void read_trec_sgml(SourceFile& file);

}  // namespace khabar
