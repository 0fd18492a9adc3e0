// JSON Lines: one JSON object a line, see json_article.h. Blank lines are ignored, a broken line is skipped with its
// number.
#pragma once

#include <string_view>

#include "indexer/article/source_file.h"

namespace khabar {

// Whether the first line is a whole object, or one that does not end in sight, or the second line begins an object as
// well.
bool is_json_lines(std::string_view head, std::string_view path);

void read_json_lines(SourceFile& file);

}  // namespace khabar
