// What an index has besides documents.
#pragma once

#include <xapian.h>

#include <filesystem>

#include "common/index/index_snapshot.h"
#include "indexer/build/build_method.h"

namespace khabar {

// A database without documents that has all metadata of an index: these, and the table of the word forms of all parts
// (indexer/sorting/form_run.h). It lies in `scratch`. Throws Error.
Xapian::Database write_metadata_database(const Paths& parts, const std::filesystem::path& scratch,
                                         const IndexMetadata& metadata, const CheckPoint& check_point);

}  // namespace khabar
