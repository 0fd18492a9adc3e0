// The last look at a new generation before readers see it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace khabar {

struct GenerationPromise {
  std::uint64_t articles;
  std::string analyzer_fingerprint;
};

// Throws Error where the database at `path` is damaged or does not hold what the run says it wrote: every B-tree is
// walked, documents are counted, all bear the fingerprint, and the first article is found by its id.
void check_generation(const std::filesystem::path& path, const GenerationPromise& promise);

}  // namespace khabar
