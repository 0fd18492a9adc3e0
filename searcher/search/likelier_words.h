// Words of a query that look like misprints, though articles have them: a word of nearly the same letters is much more
// frequent. It is only told, since the answer is one to what was typed.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/index/collection.h"
#include "searcher/rank/built_query.h"

namespace khabar {

struct LikelierWord {
  std::string typed;
  std::string text;      // as articles print it
  std::size_t articles;  // that have its lemma
};

// A word is likelier if it is one edit away and its lemma is in so many times as many articles: for a word that neither
// the dictionary nor a table has, or for any. كرستيانو is in 34 of the measured articles, كريستيانو in 737.
inline constexpr std::size_t kLikelierThanUnknown = 20;
inline constexpr std::size_t kLikelierThanAny = 100;

// Of the first three words of the query, those that have a likelier one, in their order. Words that are asked for as
// they are spelled, and function words, are what they are.
std::vector<LikelierWord> likelier_words(const BuiltQuery& built, const Collection& collection, Analyzer& analyzer);

}  // namespace khabar
