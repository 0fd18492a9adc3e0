// How a hit is scored: every number that ranking depends on, with its source.
//
// score(article) = sum over the words of the query of BM25(lemma) + kExactWeight * BM25(exact form)
//                  + kTitleWeight * BM25(title lemma) + kBroadWeight * BM25(place of a nisba)
// Only the lemma (or what the query asks for instead) makes an article a hit; the others add weight to hits.
//
// The exact forms have no postings. So the articles that are best without them are scored with them, and put in order
// again (kFirstBest).
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>

#include "searcher/match/candidates/span_source.h"

namespace khabar {

// BM25's usual values; Xapian's default min_normlen of 0.5 blinds it to short articles. Measured on headlines and
// questions: k1 1.2, b 0.75, min_normlen 0 moved stock Xapian from nDCG@10 0.50 to 0.605 on questions.
inline constexpr double kK1 = 1.2;
inline constexpr double kB = 0.75;
inline constexpr double kMinNormalizedLength = 0.0;
inline constexpr double kK2 = 0.0;  // no correction for query length: the same for every article
inline constexpr double kK3 = 1.0;  // Xapian's default: a word typed twice counts 1.33 times

// Measured: the longest lemma alone gives nDCG@10 0.750 / 0.700 / 0.616 (headlines of two corpora, questions), with
// 0.3 of the exact form 0.758 / 0.717 / 0.652.
inline constexpr double kExactWeight = 0.3;

// The title counts twice among the other words already (kLeadCount). Measured: 0.1 keeps what headlines gain from it
// (nDCG@10 0.770 to 0.776) and loses less on the other set (0.729 to 0.726) than 0.3 does (0.717).
inline constexpr double kTitleWeight = 0.1;

// A nisba and the place it comes from. Measured: 0.2 gives headlines nDCG@10 0.778 to 0.782 and news topics 0.848 to
// 0.854; 0.3 gives no more.
inline constexpr double kBroadWeight = 0.2;

// Where the words of a list stand (placement.h). The three factors were learned by tests/quality/rank_weights.cc from
// 3,000 titles over the bodies of articles outside the topics. There nDCG@10 goes from 0.746 to 0.754;
// tests/quality/README.md has what the topics gain.
inline constexpr double kEarlyWeight = 0.68;
inline constexpr double kSentenceWeight = 0.34;
inline constexpr double kMissingWeight = 0.40;

// A word that comes first behind so many others weighs half. Of 10, 30 and 100 the likelihood of the same titles took
// this first.
inline constexpr double kEarlyWords = 100;

// So many articles of a block, the best by words and exact forms, are put in order by places as well. So many for all
// 410 candidates of a run of 100 would cost news topics R@100 (0.970 to 0.958).
inline constexpr std::size_t kPlacedBest = 100;

// So many of the articles that are best without their exact forms are put in order with them. In a longer answer the
// articles that follow are put in order likewise, so many at a time.
inline constexpr std::size_t kFirstBest = 200;

// Candidates scored exactly for a run of n hits: n * kRunShare + kRunExtra. Measured: nDCG@10 of headlines and
// questions is the same with 50 to 140 articles for 10, but for 0.0004; R@100 with 500 for 100 is that of scoring every
// article.
inline constexpr std::size_t kRunShare = 4;
inline constexpr std::size_t kRunExtra = 10;

// BM25 for Xapian's matcher, and the same in parts. The weight of a term is the most that an article can get.
Xapian::BM25Weight bm25();
double bm25_term(Xapian::doccount articles, Xapian::doccount articles_with_term, Xapian::termcount times);
// What the length of an article adds to the number of times that a term stands in it.
double bm25_length(double length, double average_length);
// The share of the term's weight that an article gets.
constexpr double bm25_share(double times, double length_part) { return times / (times + length_part); }

// The same for words that are looked for in articles.
Weighing weighing_of(const Xapian::Database& database);

// `times` is how often the query has the word.
Xapian::Query weighted_term(const std::string& term, double weight, Xapian::termcount times = 1);

}  // namespace khabar
