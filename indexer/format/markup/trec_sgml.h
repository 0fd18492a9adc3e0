// TREC SGML: any number of <DOC> elements, the tags in upper or lower case. Besides the tags of ANT (URL SRC CAT TITLE
// TIME AUTHOR ABSTRACT TEXT) those of the LDC's newswire collections are known (DOC id=, HEADLINE, DATELINE, P). An id
// such as AFP_ARB_20040301.0001 gives the date and the source, as these collections define it.
#pragma once

#include <string_view>

#include "indexer/article/source_file.h"

namespace khabar {

bool is_trec_sgml(std::string_view head, std::string_view path);

// A document without DOCNO and URL has the file's path as its id, from the second in a file on with "#2" and so on
// behind it.
void read_trec_sgml(SourceFile& file);

// The same for elements of any other name of which each has a title and a text: <Alittihad> with ID, URL, Headline,
// Dateline and Text in the corpus of Abu El-Khair, <article> with title and body in what others wrote. Declared or not,
// and with one element around them or none.
bool is_record_markup(std::string_view head, std::string_view path);
void read_record_markup(SourceFile& file);

}  // namespace khabar
