// What a file is known by to those who have it without Khabar.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace khabar {

struct FileSum {
  std::uint64_t bytes = 0;
  std::string sha256;  // 64 hex digits
};

// Throws Error if the file cannot be read.
FileSum sum_of_file(const std::filesystem::path& path);

}  // namespace khabar
