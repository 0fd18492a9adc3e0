// The articles of an index as the input of a build.
#pragma once

#include <functional>

#include "indexer/article/article_sink.h"
#include "indexer/build/memory_plan.h"
#include "indexer/inspect/stored_articles.h"

namespace khabar {

// Puts the articles into a sink. Throws Error if one takes more than `largest`, and what StoredArticles throws.
std::function<void(ArticleSink&)> read_stored(const StoredArticles& articles, const LargestArticle& largest);

}  // namespace khabar
