// A chapter of an e-book (EPUB), which is a member of a zip archive.
#pragma once

#include <string_view>

#include "indexer/article/source_file.h"

namespace khabar {

// Whether a member of an e-book is a chapter, by its name.
bool is_epub_chapter(std::string_view name);

// The chapter as an article: its first heading, or else its title, is the title, all its text the body. One without
// text is passed over: covers and lists of contents are.
void read_epub_chapter(SourceFile& file);

}  // namespace khabar
