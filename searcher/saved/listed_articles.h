// A list of articles as a query.
#pragma once

#include <xapian.h>

#include "common/index/collection.h"
#include "searcher/desk/matching_articles.h"

namespace khabar {

// Matches the articles, which ascend, without weight, wherever it stands in a query: the list is walked along, and no
// term is looked up. A server, which runs no source of ours, is asked for their ids.
Xapian::Query listed_articles(const Collection& collection, const ArticleList& articles);

}  // namespace khabar
