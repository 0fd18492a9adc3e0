// The digests of a generation are written before it is published, and compared with its files later.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "common/index/file_digests.h"
#include "common/program/check_point.h"

namespace khabar {

// The digests of the files as they are. What is no file, such as a directory, has an empty one. Throws Error if a file
// cannot be read.
FileDigests digests_of(const std::filesystem::path& generation, const CheckPoint& check_point);

// Reads all files and writes their list durably. Nothing in them may change from then on. Throws Error.
void write_digests(const std::filesystem::path& generation, const CheckPoint& check_point);

struct FileComparison {
  bool has_digests = false;           // generations of earlier versions have none
  std::vector<std::string> problems;  // sentences, such as "termlist.glass is missing"
};

// Reads all files and compares them with what was published. If a generation has no digests, it only sees that the
// files which any generation has are there and hold something. Throws only what `check_point` throws.
FileComparison compare_files(const std::filesystem::path& generation, const CheckPoint& check_point);

}  // namespace khabar
