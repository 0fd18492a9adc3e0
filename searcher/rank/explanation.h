// Why an article is a hit: the forms that the collection has for each word of the query, and the weight each word
// brought.
#pragma once

#include <vector>

#include "common/index/collection.h"
#include "searcher/rank/built_query.h"
#include "searcher/rank/ranked_article.h"
#include "searcher/rank/word_explanation.h"

namespace khabar {

std::vector<WordExplanation> explain_words(const BuiltQuery& query, const Collection& collection);

// For each hit the weight of each part, in their order. A hit's weights add up to its score.
std::vector<std::vector<double>> explain_weights(const BuiltQuery& query, const std::vector<RankedArticle>& hits,
                                                 const Collection& collection);

}  // namespace khabar
