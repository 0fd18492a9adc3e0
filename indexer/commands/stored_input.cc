#include "indexer/commands/stored_input.h"

#include <utility>

namespace khabar {

std::function<void(ArticleSink&)> read_stored(const StoredArticles& articles, const LargestArticle& largest) {
  return [articles, largest](ArticleSink& sink) {
    articles.read([&](Article&& article) {
      require_memory_for(article, largest);
      sink.add(std::move(article));
    });
  };
}

}  // namespace khabar
