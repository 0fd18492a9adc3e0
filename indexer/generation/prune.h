// Removal of generations and of what runs left behind. Only names that runs give are ours to remove: see run_name.h.
// Needs the IndexLock.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "common/index/index_directory.h"

namespace khabar {

// Removes a directory and all below it. Throws Error.
void remove_tree(const std::filesystem::path& path);

// Removes all of them that can be removed; what a removal that is cut short leaves is hidden. Throws the Error of the
// first that cannot.
void remove_generations(const IndexDirectory& directory, const std::vector<std::string>& names);

// Removes what killed runs left behind. Throws as above.
void remove_unfinished(const IndexDirectory& directory);

// All but the newest `keep` generations; never the published one.
std::vector<std::string> superfluous_generations(const IndexDirectory& directory, std::size_t keep);

// Removes the superfluous_generations(), and what killed runs left behind. Throws as above. Returns the names removed.
std::vector<std::string> prune_generations(const IndexDirectory& directory, std::size_t keep);

}  // namespace khabar
