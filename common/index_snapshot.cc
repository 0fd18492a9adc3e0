#include "common/index_snapshot.h"

#include <fmt/format.h>

#include <charconv>
#include <utility>

#include "common/article_document.h"
#include "common/error.h"
#include "common/field.h"
#include "common/index_directory.h"

namespace khabar {
namespace {

constexpr const char* kSchemaKey = "khabar.schema";
constexpr const char* kAnalyzerKey = "khabar.analyzer";
constexpr const char* kCreatedKey = "khabar.created";
constexpr const char* kVersionKey = "khabar.version";
constexpr const char* kVariantsKey = "khabar.variants";

Xapian::Database open(const std::filesystem::path& path) {
  try {
    return Xapian::Database{path.string()};
  } catch (const Xapian::Error& error) {
    throw Error(fmt::format("cannot open the index at {}: {}", path.string(), error.get_msg()),
                "check the path and the disk; `khabar-index build` makes a new generation");
  }
}

std::string rebuild_hint(const std::filesystem::path& root) {
  return fmt::format("rebuild it: khabar-index build --index '{}' INPUT...", root.string());
}

void check_schema(const IndexMetadata& metadata, const std::filesystem::path& root) {
  if (metadata.schema_version == kSchemaVersion) return;
  throw Error(fmt::format("the index at {} has format {}, this program reads format {}", root.string(),
                          metadata.schema_version, kSchemaVersion),
              rebuild_hint(root));
}

void check_analyzer(const Xapian::Database& database, const std::string& made_with, const std::string& fingerprint,
                    const std::filesystem::path& root) {
  const bool proven = database.get_termfreq(boolean_term(Field::kFingerprint, fingerprint)) == database.get_doccount();
  if (made_with == fingerprint && proven) return;
  throw Error(fmt::format("the index at {} was made with another analyzer ({} there, {} here)", root.string(),
                          made_with, fingerprint),
              rebuild_hint(root));
}

}  // namespace

void write_metadata(Xapian::WritableDatabase& database, const IndexMetadata& metadata) {
  database.set_metadata(kSchemaKey, std::to_string(metadata.schema_version));
  database.set_metadata(kAnalyzerKey, metadata.analyzer_fingerprint);
  database.set_metadata(kCreatedKey, metadata.created);
  database.set_metadata(kVersionKey, metadata.khabar_version);
  database.set_metadata(kVariantsKey, metadata.variants);
}

IndexMetadata read_metadata(const Xapian::Database& database) {
  IndexMetadata metadata;
  const std::string schema = database.get_metadata(kSchemaKey);
  std::from_chars(schema.data(), schema.data() + schema.size(), metadata.schema_version);
  metadata.analyzer_fingerprint = database.get_metadata(kAnalyzerKey);
  metadata.created = database.get_metadata(kCreatedKey);
  metadata.khabar_version = database.get_metadata(kVersionKey);
  metadata.variants = database.get_metadata(kVariantsKey);
  return metadata;
}

OpenGeneration open_current(const IndexDirectory& directory) {
  constexpr int kTries = 20;
  for (int tries = 1;; ++tries) {
    const auto name = directory.current();
    try {
      const std::filesystem::path path = directory.current_path();
      OpenGeneration opened{path.filename().string(), open(path)};
      // Of tables that are gone Xapian takes some for empty ones. What is pruned loses its name first.
      if (std::filesystem::exists(path)) return opened;
    } catch (const Error&) {
      if (tries == kTries || directory.current() == name) throw;
    }
  }
}

IndexSnapshot::IndexSnapshot(const std::filesystem::path& root) {
  OpenGeneration opened = open_current(IndexDirectory{root});
  generation_ = std::move(opened.name);
  database_ = std::move(opened.database);
  const IndexMetadata metadata = read_metadata(database_);
  check_schema(metadata, root);
  analyzer_ = Analyzer{VariantTable{metadata.variants, root.string()}};
  check_analyzer(database_, metadata.analyzer_fingerprint, analyzer_.fingerprint(), root);
}

}  // namespace khabar
