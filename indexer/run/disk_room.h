// Ends a run before the disk is full.
#pragma once

#include <cstdint>
#include <filesystem>

namespace khabar {

// Left free by every write of a build: what is written at once is planned by its text, not known.
inline constexpr std::uint64_t kDiskReserve = std::uint64_t{16} << 20;

// Throws Error if the file system of `directory` has less room for us than `bytes` and the reserve. A write that
// fails inside Xapian can end the whole process and leave its files behind (common/options/program.cc), so it is better
// not begun. Says nothing if the file system tells no size.
void require_room(const std::filesystem::path& directory, std::uint64_t bytes);

}  // namespace khabar
