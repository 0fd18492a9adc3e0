// Whether a generation is whole: the one verifier of builds, updates, removals, rollbacks and `verify`.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "common/index/file_digests.h"
#include "common/program/check_point.h"
#include "indexer/generation/content_check.h"

namespace khabar {

struct VerificationResult {
  std::optional<std::uint64_t> articles;  // nothing if the database cannot be opened
  std::vector<std::string> problems;      // it is damaged, or does not hold what it says
  std::vector<std::string> notes;         // what could not be looked at, and what was done instead
  bool searchable = true;                 // khabar-search of this version can open it
  bool whole() const { return problems.empty(); }
};

enum class Depth {
  kFiles,    // reads each file once and compares it with the digest it was published with
  kContent,  // looks inside as well: Xapian's check of every table, then check_content()
};

// A generation without digests is looked into at any depth. Needs no right to write: Xapian's own check does, so that
// is left out if there is none. Looks inside in a process of its own, since Xapian may crash or hang over a damaged
// table. Throws only what `check_point` throws.
VerificationResult verify_generation(const std::filesystem::path& generation, Depth depth,
                                     const CheckPoint& check_point);

enum class Tables {
  kAll,  // Xapian's check of every table
  kNone,
};

// The last look at a new generation before readers see it. Throws Error if it does not hold what the run says it
// wrote, and what `check_point` throws.
void check_new_generation(const std::filesystem::path& generation, const GenerationPromise& promise, Tables tables,
                          const CheckPoint& check_point);

// For a run that changes a generation or publishes it again: its files, or copies of them, must be those that were
// published. Throws Error that says what to do, and what `check_point` throws.
void require_published_files(const std::filesystem::path& generation, const CheckPoint& check_point);
void require_published_files(const std::filesystem::path& generation, const FileDigests& copies);

}  // namespace khabar
