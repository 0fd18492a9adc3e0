// Where articles that were kept by id are in an index as it is now.
#pragma once

#include <xapian.h>

#include <vector>

#include "common/index/collection.h"
#include "searcher/desk/matching_articles.h"
#include "searcher/saved/file/saved_article.h"

namespace khabar {

struct FoundArticles {
  ArticleList documents;              // ascending
  std::vector<SavedArticle> missing;  // those whose id no article has, in their order
};

// `wanted` is sorted, and may have an id several times. An id that one article has is that article, whatever its
// content. If several indexes have one each, those of the kept content are meant; if none has that, all of them are.
FoundArticles find_articles(const Collection& collection, const std::vector<SavedArticle>& wanted);

// How articles are kept; they ascend.
std::vector<SavedArticle> saved_articles(const Collection& collection, const ArticleList& documents);

}  // namespace khabar
