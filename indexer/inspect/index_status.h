// What an index holds and what was done to it, as `khabar-index status` tells it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "common/index/index_snapshot.h"
#include "indexer/run/duplicate_counts.h"

namespace khabar {

// The version of the JSON; raised when a key changes its meaning or goes away.
inline constexpr int kStatusVersion = 1;

struct GenerationStatus {
  std::string name;
  bool published = false;
  std::uint64_t bytes = 0;  // of its files
  std::uint64_t articles = 0;
  std::string problem;  // why it cannot be opened; then `articles` says nothing
};

struct SourceCount {
  std::string source;
  std::uint64_t articles;
};

// What the published generation covers.
struct Coverage {
  std::uint64_t dated = 0;  // articles with a date
  std::string first_day;    // YYYY-MM-DD, UTC; empty if no article has a date
  std::string last_day;
  DuplicateCounts duplicates;
  std::uint64_t without_source = 0;
  std::vector<SourceCount> sources;  // most articles first
};

struct RunStatus {
  std::string started;
  std::string command;
  std::string generation;
  bool published = false;
  std::uint64_t articles = 0;  // in the index after it
  std::uint64_t skipped = 0;
  double seconds = 0;
};

struct IndexStatus {
  std::string index;
  std::optional<std::string> published;       // name of the published generation
  std::vector<GenerationStatus> generations;  // newest first
  IndexMetadata metadata;                     // of the published one
  bool readable = false;                      // by programs of this version: the format is theirs
  bool same_analyzer = false;
  std::optional<Coverage> coverage;  // nothing if the published one is not readable
  std::vector<RunStatus> runs;       // the last ones, newest first
};

// Has no generations if there is no index. Takes no lock: it can be asked while a run goes on.
IndexStatus read_status(const std::filesystem::path& index);

// Size of all files below `directory`.
std::uint64_t tree_bytes(const std::filesystem::path& directory);

void print_status(const IndexStatus& status, std::ostream& out);
std::string status_json(const IndexStatus& status);

}  // namespace khabar
