// Removal of generations and of what runs left behind. Only names that runs give are ours to remove: see run_name.h.
// Needs the IndexLock.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "common/index/index_directory.h"
#include "common/program/check_point.h"

namespace khabar {

// Removes a directory and all below it. Throws Error, and what `check_point` throws, which is called for each file.
void remove_tree(const std::filesystem::path& path, const CheckPoint& check_point = go_on);

// Removes all of them that can be removed; what a removal that is cut short leaves is hidden. Throws the Error of the
// first that cannot, and what `check_point` throws.
void remove_generations(const IndexDirectory& directory, const std::vector<std::string>& names,
                        const CheckPoint& check_point = go_on);

// Removes what killed runs left behind. Throws as above.
void remove_unfinished(const IndexDirectory& directory, const CheckPoint& check_point = go_on);

// All but the newest `keep` generations; never the published one.
std::vector<std::string> superfluous_generations(const IndexDirectory& directory, std::size_t keep);

// Removes the superfluous_generations(), and what killed runs left behind. Throws as above. Returns the names removed.
std::vector<std::string> prune_generations(const IndexDirectory& directory, std::size_t keep,
                                           const CheckPoint& check_point = go_on);

}  // namespace khabar
