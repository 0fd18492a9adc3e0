// Whether a generation that lies on disk is still whole.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "indexer/run/run_counters.h"

namespace khabar {

struct VerificationResult {
  std::uint64_t articles = 0;
  std::vector<std::string> problems;  // the database is damaged, or does not hold what it says
  bool searchable = true;             // khabar-search of this version can open it
  bool whole() const { return problems.empty(); }
};

// Xapian's check of every B-tree; then every article is read, its content hash computed, and its id looked up; every
// document bears the fingerprint, no id stands twice, groups of near duplicates hold their representative; and words of
// some articles are searched for, which must find them. Stops at what makes the rest pointless. Throws only what
// `check_point` throws.
VerificationResult verify_generation(const std::filesystem::path& path, const CheckPoint& check_point);

}  // namespace khabar
