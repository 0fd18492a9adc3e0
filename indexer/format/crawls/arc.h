// ARC: the pages and feeds of older crawls, as the Internet Archive's before 2009.
#pragma once

#include <string_view>

#include "indexer/article/source_file.h"

namespace khabar {

// The file begins with its own description.
bool is_arc(std::string_view head, std::string_view path);

// As read_warc() reads responses. The date of an article that gives none is that of its record.
void read_arc(SourceFile& file);

}  // namespace khabar
