// The order of the articles of an answer, which may be a million: by score; equal ones by date, then by id.
#pragma once

#include <xapian.h>

#include <vector>

#include "searcher/rank/ranked_article.h"
#include "searcher/search/search_request.h"

namespace khabar {

// As Xapian's matcher does with the sorts of SearchRun. Takes no memory to speak of, however many are equal. Not for
// articles that are placed.
void sort_answer(std::vector<RankedArticle>& articles, Sort sort, const Xapian::Database& database);

}  // namespace khabar
