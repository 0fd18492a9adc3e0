// Which documents share a term, in the runs of segments that are not merged yet.
#pragma once

#include <filesystem>
#include <functional>
#include <string_view>
#include <vector>

#include "common/glass/table_keys.h"
#include "common/program/check_point.h"

namespace khabar {

// Calls `see` for each term that begins with `prefix` and has several documents, with these in ascending order. The
// terms before are read and passed over. The segments are in the order of documents. Throws Error.
void read_shared_terms(const std::vector<std::filesystem::path>& segments, std::string_view prefix,
                       const std::function<void(std::vector<glass::DocumentId>&&)>& see, const CheckPoint& check_point);

}  // namespace khabar
