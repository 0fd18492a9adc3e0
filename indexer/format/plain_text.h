// Plain text: one article a file. Its first line that is not empty is the title, the rest the body. XML is none.
#pragma once

#include "indexer/article/source_file.h"

namespace khabar {

void read_plain_text(SourceFile& file);

}  // namespace khabar
