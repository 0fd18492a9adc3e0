// Articles about what one article is about.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

#include "common/index/collection.h"

namespace khabar {

// The words of the article that tell most are looked for. Chosen, not tuned.
inline constexpr std::size_t kTellingWords = 40;

struct SimilarArticle {
  Xapian::docid document = 0;
  double score = 0;
};

struct SimilarArticles {
  std::vector<std::string> words;        // lemmas, the most telling first
  std::vector<SimilarArticle> articles;  // highest score first, equal ones newest first, then by id
};

// Of the lemmas that another article has, those with the highest wdf ln(N/n): wdf as the index stores it, n articles of
// N have the lemma; equal ones by code point. The score of an article is the sum of BM25 (searcher/rank/ranking.h) over
// these lemmas, each times its share of the highest of them. The article itself is left out.
// Only what matches `among` is told of.
SimilarArticles similar_articles(const Collection& collection, Xapian::docid document, std::size_t limit,
                                 const Xapian::Query& among = Xapian::Query::MatchAll);

}  // namespace khabar
