// Writing to the desk file of the indexes that are served.
#pragma once

#include <functional>

#include "searcher/saved/file/sqlite_file.h"
#include "searcher/serve/api/warm_index.h"

namespace khabar {

// Makes the file if it is not there. Throws Refusal: `busy` if another program is writing, else `desk_file`; and the
// refusals of `write`.
void write_to_desk(const WarmIndex& warm, const std::function<void(SqliteFile&)>& write);

}  // namespace khabar
