// The digests of a generation are written before it is published, and compared with its files later.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "common/index/file_digests.h"
#include "indexer/run/run_counters.h"

namespace khabar {

// Of the files as they are. What is no file, such as a directory, has an empty digest. Throws Error where one cannot be
// read.
FileDigests digests_of(const std::filesystem::path& generation, const CheckPoint& check_point);

// Reads all files and writes their list durably. Nothing in them may change from then on. Throws Error.
void write_digests(const std::filesystem::path& generation, const CheckPoint& check_point);

struct FileComparison {
  bool has_digests = false;           // generations of versions before have none
  std::vector<std::string> problems;  // sentences, such as "termlist.glass is missing"
};

// Reads all files and compares them with what was published. Of a generation without digests it only sees that the
// files which any generation has are there and hold something. Throws only what `check_point` throws.
FileComparison compare_files(const std::filesystem::path& generation, const CheckPoint& check_point);

}  // namespace khabar
