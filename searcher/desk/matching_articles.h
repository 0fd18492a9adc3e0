// All articles that match a query.
#pragma once

#include <xapian.h>

#include <vector>

#include "common/index/collection.h"

namespace khabar {

using ArticleList = std::vector<Xapian::docid>;

// Ascending. Four bytes an article; over a served collection a hundred while it is made.
ArticleList matching_articles(const Collection& collection, const Xapian::Query& query);

// Ascending.
ArticleList all_articles(const Xapian::Database& database);

}  // namespace khabar
