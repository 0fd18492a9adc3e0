#include "common/index/index_snapshot.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "common/index/article_document.h"
#include "common/index/file_digests.h"
#include "common/index/index_directory.h"
#include "common/program/error.h"
#include "common/program/file_descriptor.h"
#include "common/stored/field.h"

namespace khabar {
namespace {

constexpr const char* kSchemaKey = "khabar.schema";
constexpr const char* kAnalyzerKey = "khabar.analyzer";
constexpr const char* kCreatedKey = "khabar.created";
constexpr const char* kVersionKey = "khabar.version";
constexpr const char* kVariantsKey = "khabar.variants";
constexpr const char* kPurgedKey = "khabar.purged";

Xapian::Database open(const std::filesystem::path& path) {
  try {
    return Xapian::Database{path.string()};
  } catch (const Xapian::Error& error) {
    throw Error(fmt::format("cannot open the index at {}: {}", path.string(), error.get_msg()),
                "check the path and the disk; `khabar-index build` makes a new generation");
  }
}

std::string rebuild_hint(const std::string& place) {
  return fmt::format("rebuild it: khabar-index build --index '{0}' --from-index '{0}'; the next update does so as well",
                     place);
}

void check_schema(const OpenIndex& index) {
  if (index.metadata.schema_version == kSchemaVersion) return;
  throw Error(fmt::format("the index at {} has format {}, but this program reads format {}", index.place,
                          index.metadata.schema_version, kSchemaVersion),
              rebuild_hint(index.place));
}

// Xapian takes tables that it may not open for empty ones.
void require_readable(const std::filesystem::path& generation) {
  for (const char* table : {"docdata.glass", "termlist.glass"}) FileDescriptor{generation / table, O_RDONLY};
}

// Cuts, missing files and a damaged table of tables, by which Xapian would be led astray. Reads a few hundred bytes.
void refuse_damage(const OpenIndex& index) {
  const std::filesystem::path generation = directory_of(index);
  const auto digests = read_digests(generation);
  if (!digests) return;
  std::vector<std::string> found;
  try {
    found = differences_at_a_glance(generation, *digests);
    if (found.empty()) require_readable(generation);
  } catch (const Error&) {
    if (std::filesystem::exists(generation)) throw;
  }
  // What has lost its name meanwhile was pruned, not damaged; its files stay open.
  if (found.empty() || !std::filesystem::exists(generation)) return;
  throw Error(
      fmt::format("the index at {} is damaged: {}", index.place, fmt::join(found, "; ")),
      fmt::format("go back to a sound generation: khabar-index rollback --index '{}', or build it again", index.place));
}

}  // namespace

void write_metadata(Xapian::WritableDatabase& database, const IndexMetadata& metadata) {
  database.set_metadata(kSchemaKey, std::to_string(metadata.schema_version));
  database.set_metadata(kAnalyzerKey, metadata.analyzer_fingerprint);
  database.set_metadata(kCreatedKey, metadata.created);
  database.set_metadata(kVersionKey, metadata.khabar_version);
  database.set_metadata(kVariantsKey, metadata.variants);
  database.set_metadata(kPurgedKey, metadata.purged);
  note_digests(database);
}

IndexMetadata read_metadata(const Xapian::Database& database) {
  IndexMetadata metadata;
  const std::string schema = database.get_metadata(kSchemaKey);
  std::from_chars(schema.data(), schema.data() + schema.size(), metadata.schema_version);
  metadata.analyzer_fingerprint = database.get_metadata(kAnalyzerKey);
  metadata.created = database.get_metadata(kCreatedKey);
  metadata.khabar_version = database.get_metadata(kVersionKey);
  metadata.variants = database.get_metadata(kVariantsKey);
  metadata.purged = database.get_metadata(kPurgedKey);
  return metadata;
}

std::filesystem::path directory_of(const OpenIndex& index) {
  return IndexDirectory{index.place}.generations() / index.generation;
}

OpenIndex open_index(const std::filesystem::path& root) {
  constexpr int kTries = 20;
  const IndexDirectory directory{root};
  for (int tries = 1;; ++tries) {
    const auto name = directory.current();
    try {
      const std::filesystem::path path = directory.current_path();
      OpenIndex index{root.string(), path.filename().string(), open(path), {}};
      index.metadata = read_metadata(index.database);
      // Of tables that are gone Xapian takes some for empty ones. What is pruned loses its name first.
      if (std::filesystem::exists(path)) return index;
    } catch (const Error&) {
      if (tries == kTries || directory.current() == name) throw;
    }
  }
}

OpenIndex open_generation(const std::filesystem::path& root, const std::string& generation) {
  const IndexDirectory directory{root};
  const std::vector<std::string> kept = directory.list_generations();
  if (std::ranges::find(kept, generation) == kept.end()) {
    throw Error(fmt::format("there is no generation {} in {}", generation, root.string()),
                kept.empty() ? build_hint(root) : fmt::format("there are {}", fmt::join(kept, ", ")));
  }
  OpenIndex index{root.string(), generation, open(directory.generations() / generation), {}};
  index.metadata = read_metadata(index.database);
  return index;
}

Analyzer analyzer_of(const OpenIndex& index) {
  check_schema(index);
  return Analyzer{VariantTable{index.metadata.variants, index.place}};
}

void check_index(const OpenIndex& index, const Analyzer& analyzer) {
  check_schema(index);
  const std::string& made_with = index.metadata.analyzer_fingerprint;
  const std::string& fingerprint = analyzer.fingerprint();
  const bool proven =
      index.database.get_termfreq(boolean_term(Field::kFingerprint, fingerprint)) == index.database.get_doccount();
  if (made_with != fingerprint || !proven) {
    throw Error(fmt::format("the index at {} was made with another analyzer ({} there, {} here)", index.place,
                            made_with, fingerprint),
                rebuild_hint(index.place));
  }
  refuse_damage(index);
}

IndexSnapshot::IndexSnapshot(const std::filesystem::path& root) {
  OpenIndex index = open_index(root);
  analyzer_ = analyzer_of(index);
  check_index(index, analyzer_);
  generation_ = std::move(index.generation);
  database_ = std::move(index.database);
}

}  // namespace khabar
