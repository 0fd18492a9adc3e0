#include "indexer/inspect/stored_articles.h"

#include <fmt/format.h>

#include <utility>

#include "common/index/article_document.h"
#include "common/index/article_name.h"
#include "common/program/error.h"
#include "common/stored/damage.h"
#include "common/stored/field.h"

namespace khabar {

StoredArticles::StoredArticles(const std::filesystem::path& root) {
  OpenIndex opened = open_index(root);
  generation_ = std::move(opened.generation);
  database_ = std::move(opened.database);
  metadata_ = std::move(opened.metadata);
  const int schema = metadata_.schema_version;
  if (schema >= kOldestSchemaVersion && schema <= kSchemaVersion) return;
  throw Error(
      fmt::format("the index at {} keeps its articles in format {}, but this program reads formats {} to {}",
                  root.string(), schema, kOldestSchemaVersion, kSchemaVersion),
      fmt::format("build it again from its inputs, or from what khabar-index {} exports", metadata_.khabar_version));
}

void StoredArticles::read(const std::function<void(Article&&)>& take) const {
  std::uint64_t seen = 0;
  for (auto at = database_.postlist_begin({}); at != database_.postlist_end({}); ++at) {
    const Xapian::Document document = database_.get_document(*at);
    Article article = stored_article(document, metadata_.schema_version);
    if (content_hash(article) != document.get_value(slot(Slot::kContentHash))) {
      throw Damage("its content hash is another").of(article_name(document));
    }
    take(std::move(article));
    ++seen;
  }
  if (seen != count()) throw Damage(fmt::format("the index counts {} articles, but holds {}", count(), seen));
}

}  // namespace khabar
