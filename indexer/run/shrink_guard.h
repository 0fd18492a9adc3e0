// A last question before readers see a new generation: is it not far too small?
#pragma once

#include <cstdint>
#include <optional>

#include "common/index/index_directory.h"

namespace khabar {

// Articles of the published generation; nothing if there is none or it cannot be opened.
std::optional<std::uint64_t> published_articles(const IndexDirectory& directory);

// Throws Error if a generation of `articles` would follow one of more than twice as many. A missing disk or a wrong
// path must not do that to readers.
void refuse_a_shrunken_index(std::optional<std::uint64_t> before, std::uint64_t articles);

}  // namespace khabar
