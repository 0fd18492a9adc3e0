// A database of some documents of segments, with their data and some of their values, but without terms: so that those
// documents which must be looked at before the index is made are read like those of any other database.
#pragma once

#include <filesystem>
#include <span>
#include <vector>

#include "common/glass/table_keys.h"
#include "common/program/check_point.h"
#include "indexer/load/document_set.h"

namespace khabar {

// In `directory`, which is empty. Throws Error.
void write_draft(const std::vector<std::filesystem::path>& segments, const DocumentSet& documents,
                 std::span<const glass::Slot> slots, const std::filesystem::path& directory,
                 const CheckPoint& check_point);

}  // namespace khabar
