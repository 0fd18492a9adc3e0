// Pseudo-relevance feedback: words of the best articles are added to the query, weakly; they never make a hit.
#pragma once

#include <xapian.h>

#include <optional>
#include <vector>

#include "searcher/rank/built_query.h"
#include "searcher/rank/feedback/expansion_choice.h"
#include "searcher/rank/feedback/feedback_word.h"
#include "searcher/rank/feedback/word_list.h"
#include "searcher/rank/ranked_article.h"

namespace khabar {

ExpansionChoice choose_expansion(Expand asked, const BuiltQuery& built, const std::optional<WordListUse>& use);

// Measured (nDCG@10, with the choice of kAuto): news 0.856 to 0.902, hard topics 0.787 to 0.813, with 5 articles, 10
// words and 0.2. Of 3, 5 and 10 articles, 10 and 20 words, 0.1 to 0.3, news has 0.871 to 0.916 and hard topics 0.804 to
// 0.818; 20 words gain most for news, and lose for questions.
inline constexpr std::size_t kFeedbackArticles = 5;
// So many articles are asked for to find these, since the best of a longer answer are put in order among more. With 5
// news has 0.877, with 15, 30, 50 and 100 the same.
inline constexpr std::size_t kFeedbackCandidates = 15;
inline constexpr std::size_t kFeedbackWords = 10;
inline constexpr double kFeedbackWeight = 0.2;

// The words by which `best`, the first articles of an answer, differ most from the collection, strongest first; words
// of the query, of fewer than three articles and of more than a tenth of all are left out.
std::vector<FeedbackWord> feedback_words(const std::vector<RankedArticle>& best, const BuiltQuery& built,
                                         const Xapian::Database& database);

// Lets `words` add weight to the hits of `built`.
void expand(BuiltQuery& built, const std::vector<FeedbackWord>& words);

}  // namespace khabar
