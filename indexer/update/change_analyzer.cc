#include "indexer/update/change_analyzer.h"

#include <fmt/format.h>

#include "common/index/article_document.h"
#include "common/index/index_snapshot.h"
#include "common/program/error.h"

namespace khabar {
namespace {

Error reading_error(const std::filesystem::path& path, const Xapian::Error& error) {
  return Error(fmt::format("cannot read the published generation {}: {}", path.string(), error.get_msg()),
               "nothing was published; see khabar-index verify, and build again if the index is damaged");
}

Xapian::Database open_generation(const std::filesystem::path& path) {
  try {
    return Xapian::Database(path.string());
  } catch (const Xapian::Error& error) {
    throw reading_error(path, error);
  }
}

}  // namespace

ChangeAnalyzer::ChangeAnalyzer(const std::filesystem::path& published)
    : path_(published),
      published_(open_generation(published)),
      analyzer_(VariantTable(read_metadata(published_).variants, published.string())) {}

Xapian::Document ChangeAnalyzer::analyze(const Change& change) {
  if (change.replaced != 0) {
    try {
      count_removed(stored_article(published_.get_document(change.replaced)), analyzer_, forms_);
    } catch (const Xapian::Error& error) {
      throw reading_error(path_, error);
    }
  }
  return make_document(change.article, analyzer_, forms_);
}

}  // namespace khabar
