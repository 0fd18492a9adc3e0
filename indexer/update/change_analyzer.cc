#include "indexer/update/change_analyzer.h"

#include "common/index/article_document.h"
#include "common/index/index_snapshot.h"
#include "indexer/run/database_error.h"

namespace khabar {
ChangeAnalyzer::ChangeAnalyzer(const std::filesystem::path& published, const LargestArticle& largest)
    : path_(published),
      largest_(largest),
      published_(on_published(published, [&] { return Xapian::Database(published.string()); })),
      analyzer_(VariantTable(read_metadata(published_).variants, published.string())) {}

Xapian::Document ChangeAnalyzer::analyze(const Change& change) {
  if (change.replaced != 0) {
    on_published(path_, [&] {
      const Article replaced = stored_article(published_.get_document(change.replaced));
      require_memory_for(replaced, largest_);
      count_removed(replaced, analyzer_, forms_);
    });
  }
  return make_document(change.article, analyzer_, forms_);
}

}  // namespace khabar
