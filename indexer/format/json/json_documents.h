// JSON in any other shape than one object a line: a list of objects as long as it may be, one object, or several one
// after the other. A broken object is skipped with the line in which it begins.
#pragma once

#include <string_view>

#include "indexer/article/source_file.h"

namespace khabar {

bool is_json_documents(std::string_view head, std::string_view path);

void read_json_documents(SourceFile& file);

}  // namespace khabar
