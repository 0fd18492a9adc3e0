// All articles that have a word of many lemmas, found by several threads: each candidate's words must be read, and a
// wildcard has candidates by the ten thousand.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <vector>

#include "common/index/collection.h"
#include "searcher/match/candidates/weighing.h"
#include "searcher/match/span_query.h"

namespace khabar {

struct HeldArticle {
  Xapian::docid article;
  double share;  // of what the word weighs
};

// Of collection.parts()[part], ascending. `word` is of kind kWord. `candidates`: about how many articles have a lemma,
// which decides how many threads are worth it. They weigh what they find as well: Xapian would ask for one length after
// another. Throws what SpanMatcher throws, with the name of the article.
std::vector<HeldArticle> held_articles(const Collection& collection, std::size_t part, const SpanQuery& word,
                                       const Weighing& weighing, Xapian::doccount candidates);

}  // namespace khabar
