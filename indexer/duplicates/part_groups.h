// The groups of near duplicates of a build, found before its parts are merged.
#pragma once

#include <filesystem>
#include <span>

#include "common/program/check_point.h"

namespace khabar {

// Gives the articles of `parts` their Slot::kGroup. No two of them may have the same id. The result depends on the
// articles only, neither on their order nor on the parts.
void group_parts(std::span<const std::filesystem::path> parts, const CheckPoint& check_point);

}  // namespace khabar
