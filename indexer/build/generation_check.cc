#include "indexer/build/generation_check.h"

#include <fmt/format.h>
#include <xapian.h>

#include "common/index/article_document.h"
#include "common/index/field.h"
#include "common/index/index_snapshot.h"
#include "common/program/error.h"

namespace khabar {
namespace {

void require(bool holds, const std::filesystem::path& path, const std::string& what) {
  if (holds) return;
  throw Error(fmt::format("the new generation at {} is not sound: {}", path.string(), what),
              "nothing was published; check the disk and build again");
}

void check_content(const std::filesystem::path& path, const GenerationPromise& promise) {
  const Xapian::Database database(path.string());
  const auto documents = database.get_doccount();
  require(documents == promise.articles, path,
          fmt::format("{} articles were written, {} are there", promise.articles, documents));
  const IndexMetadata metadata = read_metadata(database);
  require(metadata.schema_version == kSchemaVersion, path, "the format version is missing");
  require(metadata.analyzer_fingerprint == promise.analyzer_fingerprint, path, "the analyzer fingerprint is missing");
  const std::string fingerprint = boolean_term(Field::kFingerprint, promise.analyzer_fingerprint);
  require(database.get_termfreq(fingerprint) == documents, path, "not every article bears the analyzer fingerprint");
  if (documents == 0) return;
  const Xapian::docid first = *database.postlist_begin({});
  const std::string id_term = boolean_term(Field::kId, stored_article(database.get_document(first)).id);
  require(database.get_termfreq(id_term) == 1 && *database.postlist_begin(id_term) == first, path,
          "the first article is not found by its id");
}

}  // namespace

void check_generation(const std::filesystem::path& path, const GenerationPromise& promise) {
  try {
    const std::size_t errors = Xapian::Database::check(path.string());
    require(errors == 0, path, fmt::format("Xapian finds {} errors", errors));
    check_content(path, promise);
  } catch (const Xapian::Error& error) {
    require(false, path, error.get_msg());
  }
}

}  // namespace khabar
