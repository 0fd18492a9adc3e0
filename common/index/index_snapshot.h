// A checked, read-only open index: what a reader holds. Immutable; a later publication does not show in it.
#pragma once

#include <xapian.h>

#include <filesystem>
#include <string>

#include "common/analysis/analyzer.h"
#include "common/index/index_directory.h"

namespace khabar {

struct IndexMetadata {
  int schema_version = 0;
  std::string analyzer_fingerprint;
  std::string created;  // UTC, ISO 8601
  std::string khabar_version;
  std::string variants;  // text of the VariantTable
  std::string purged{};  // the last generation from which articles were purged: none before it may be published again
};

void write_metadata(Xapian::WritableDatabase& database, const IndexMetadata& metadata);
IndexMetadata read_metadata(const Xapian::Database& database);

// An index whose format and analyzer nobody has checked yet.
struct OpenIndex {
  std::string place;
  std::string generation;
  Xapian::Database database;
  IndexMetadata metadata;
};

// Of one that is on this machine.
std::filesystem::path directory_of(const OpenIndex& index);

// The published generation of the index at `root`. If a run publishes another one meanwhile and removes this one,
// the new one is opened. Throws Error if there is none or it cannot be opened.
OpenIndex open_index(const std::filesystem::path& root);

// The generation of that name, published or kept. Throws Error if there is none or it cannot be opened.
OpenIndex open_generation(const std::filesystem::path& root, const std::string& generation);

// The analyzer with the variants stored in the index. Throws Error for another format than this program's.
Analyzer analyzer_of(const OpenIndex& index);

// Throws Error ("rebuild" with the command) for another format, or if any article was made with another analyzer.
void check_index(const OpenIndex& index, const Analyzer& analyzer);

class IndexSnapshot {
 public:
  // Opens the published generation of the index at `root`. Throws Error if there is none, or if it was made
  // with another schema version or another analyzer than this program's ("rebuild" with the command).
  explicit IndexSnapshot(const std::filesystem::path& root);

  // The analyzer that made the index, with the variants stored there.
  Analyzer& analyzer() { return analyzer_; }

  const Xapian::Database& database() const { return database_; }
  const std::string& generation() const { return generation_; }

 private:
  std::string generation_;
  Xapian::Database database_;
  Analyzer analyzer_;
};

}  // namespace khabar
