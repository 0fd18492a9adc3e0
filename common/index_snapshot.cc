#include "common/index_snapshot.h"

#include <fmt/format.h>

#include <charconv>

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

Xapian::Database open(const std::filesystem::path& path) {
  try {
    return Xapian::Database{path.string()};
  } catch (const Xapian::Error& error) {
    throw Error(fmt::format("cannot open the index at {}: {}", path.string(), error.get_msg()),
                "check the path and the disk; `khabar-index build` makes a new generation");
  }
}

void check(const Xapian::Database& database, const std::filesystem::path& root, const std::string& fingerprint) {
  const std::string hint = fmt::format("rebuild it: khabar-index build --index '{}' INPUT...", root.string());
  const IndexMetadata metadata = read_metadata(database);
  if (metadata.schema_version != kSchemaVersion) {
    throw Error(fmt::format("the index at {} has format {}, this program reads format {}", root.string(),
                            metadata.schema_version, kSchemaVersion),
                hint);
  }
  const bool proven = database.get_termfreq(boolean_term(Field::kFingerprint, fingerprint)) == database.get_doccount();
  if (metadata.analyzer_fingerprint != fingerprint || !proven) {
    throw Error(fmt::format("the index at {} was made with another analyzer ({} there, {} here)", root.string(),
                            metadata.analyzer_fingerprint, fingerprint),
                hint);
  }
}

}  // namespace

void write_metadata(Xapian::WritableDatabase& database, const IndexMetadata& metadata) {
  database.set_metadata(kSchemaKey, std::to_string(metadata.schema_version));
  database.set_metadata(kAnalyzerKey, metadata.analyzer_fingerprint);
  database.set_metadata(kCreatedKey, metadata.created);
  database.set_metadata(kVersionKey, metadata.khabar_version);
}

IndexMetadata read_metadata(const Xapian::Database& database) {
  IndexMetadata metadata;
  const std::string schema = database.get_metadata(kSchemaKey);
  std::from_chars(schema.data(), schema.data() + schema.size(), metadata.schema_version);
  metadata.analyzer_fingerprint = database.get_metadata(kAnalyzerKey);
  metadata.created = database.get_metadata(kCreatedKey);
  metadata.khabar_version = database.get_metadata(kVersionKey);
  return metadata;
}

IndexSnapshot::IndexSnapshot(const std::filesystem::path& root, const std::string& fingerprint) {
  const IndexDirectory directory{root};
  const std::filesystem::path path = directory.current_path();
  generation_ = path.filename().string();
  database_ = open(path);
  check(database_, root, fingerprint);
}

}  // namespace khabar
