// Removal of generations. Needs the IndexLock.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "common/index/index_directory.h"

namespace khabar {

// Removes a directory and all below it. Throws Error.
void remove_tree(const std::filesystem::path& path);

// Removes one generation; what a removal that is cut short leaves is hidden.
void remove_generation(const IndexDirectory& directory, const std::string& name);

// Removes what killed runs left behind.
void remove_unfinished(const IndexDirectory& directory);

// All but the newest `keep` generations; never the published one.
std::vector<std::string> superfluous_generations(const IndexDirectory& directory, std::size_t keep);

// Removes the superfluous_generations(), and what killed runs left behind. Returns the names removed.
std::vector<std::string> prune_generations(const IndexDirectory& directory, std::size_t keep);

}  // namespace khabar
