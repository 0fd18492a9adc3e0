#include "searcher/rank/feedback/expansion.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "common/stored/field.h"

namespace khabar {
namespace {

constexpr Xapian::doccount kLeastArticles = 3;
constexpr Xapian::doccount kMostShare = 10;  // words of more than one article in ten tell little

// Lemma terms of one article with their share of it.
void add_shares(Xapian::docid article, double weight, const Xapian::Database& database,
                std::map<std::string, double>& shares) {
  const std::string prefix{field_spec(Field::kLemma).prefix};
  const std::string title{field_spec(Field::kTitleLemma).prefix};
  const double length = database.get_doclength(article);
  auto at = database.termlist_begin(article);
  for (at.skip_to(prefix); at != database.termlist_end(article) && (*at).starts_with(prefix); ++at) {
    if ((*at).starts_with(title)) continue;
    shares[(*at).substr(prefix.size())] += weight * at.get_wdf() / length;
  }
}

}  // namespace

ExpansionChoice choose_expansion(Expand asked, const BuiltQuery& built, const std::optional<WordListUse>& use) {
  if (asked == Expand::kNever) return ExpansionChoice::kNotAsked;
  if (asked == Expand::kAlways) return ExpansionChoice::kAsked;
  if (!built.is_list) return ExpansionChoice::kOperators;
  if (!use) return ExpansionChoice::kManyWords;
  return use->articles < kLeastExpandedArticles ? ExpansionChoice::kFewArticles : ExpansionChoice::kTopic;
}

std::vector<FeedbackWord> feedback_words(const std::vector<RankedArticle>& best, const BuiltQuery& built,
                                         const Xapian::Database& database) {
  std::map<std::string, double> shares;
  for (std::size_t i = 0; i < best.size() && i < kFeedbackArticles; ++i) {
    add_shares(best[i].id, best[i].score, database, shares);
  }
  const double all = database.get_doccount();
  std::vector<FeedbackWord> words;
  for (const auto& [lemma, share] : shares) {
    const Xapian::doccount count = database.get_termfreq(text_term(Field::kLemma, lemma));
    const bool asked = built.marked.lemmas.contains(lemma) || built.marked.stops.contains(lemma);
    if (asked || count < kLeastArticles || count > database.get_doccount() / kMostShare) continue;
    words.push_back({lemma, share * std::log((all - count + 0.5) / (count + 0.5))});
  }
  std::sort(words.begin(), words.end(), [](const FeedbackWord& a, const FeedbackWord& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.lemma < b.lemma;
  });
  if (words.size() > kFeedbackWords) words.resize(kFeedbackWords);
  const double strongest = words.empty() ? 1 : words.front().weight;
  for (FeedbackWord& word : words) word.weight /= strongest;
  return words;
}

void expand(BuiltQuery& built, const std::vector<FeedbackWord>& words) {
  if (words.empty()) return;
  const std::size_t part = built.parts.size();
  built.parts.push_back({"expansion", {}, {}, {}});
  for (const FeedbackWord& word : words) {
    built.terms.push_back(
        {text_term(Field::kLemma, word.lemma), TermRole::kFeedback, part, kFeedbackWeight * word.weight, 1, false});
  }
}

}  // namespace khabar
