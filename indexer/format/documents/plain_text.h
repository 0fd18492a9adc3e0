// Plain text: one article a file. Its first line that is not empty is the title, the rest the body. Markup that is no
// page is none.
#pragma once

#include <string_view>

#include "indexer/article/article_draft.h"
#include "indexer/article/source_file.h"

namespace khabar {

void read_plain_text(SourceFile& file);

// Fills title and body. A first line that is too long for a title begins the body.
void split_plain_text(std::string_view text, ArticleDraft& draft);

}  // namespace khabar
