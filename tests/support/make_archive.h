// Archives and packed files in memory.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace khabar::testing {

enum class Packing { kNone, kGzip, kBzip2, kXz, kZstd };

using Members = std::vector<std::pair<std::string, std::string>>;  // name, bytes

std::string make_tar(const Members& members, Packing packing = Packing::kNone);
// Before the members a symbolic link, a hard link and a device.
std::string make_tar_with_links(const Members& members);
std::string make_zip(const Members& members);
// Packed as little as can be, for large members.
std::string make_quick_zip(const Members& members);

// The bytes alone, as gzip(1) and its like pack them.
std::string pack(const std::string& bytes, Packing packing);

}  // namespace khabar::testing
