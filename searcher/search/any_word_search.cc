#include "searcher/search/any_word_search.h"

#include <malloc.h>

#include <algorithm>
#include <utility>

#include "searcher/rank/ranking.h"
#include "searcher/search/answer_order.h"

namespace khabar {
namespace {

// Reading the lengths of so many articles takes Xapian about as long as one posting of a match.
constexpr std::size_t kArticlesAPosting = 8;

// What is known of each article of a long answer.
bool fits_into_answer(const std::vector<BagTerm>& bag) {
  return std::ranges::all_of(bag, [](const BagTerm& term) { return term.lemma >> kRankedLemmas == 0; });
}

}  // namespace

bool AnyWordSearch::can_answer(const BuiltQuery& built) const {
  if (!built.is_bag) return false;
  std::size_t postings = 0;
  for (const QueryTerm& term : built.terms) {
    if (term.makes_hit) postings += database_.get_termfreq(term.term);
  }
  return postings * kArticlesAPosting >= database_.get_doccount();
}

BagScorer& AnyWordSearch::scorer() {
  if (!scorer_) scorer_.emplace(database_, cache_bytes_);
  return *scorer_;
}

std::vector<Candidate> AnyWordSearch::best(const BuiltQuery& built, std::size_t count) {
  return scorer().best(built.bag(), count);
}

BagScorer::BestAndTotal AnyWordSearch::all_of(const std::vector<BagTerm>& bag, std::size_t count,
                                              const std::vector<Xapian::docid>& watched) {
  if (count <= kLongAnswer || !fits_into_answer(bag)) return scorer().best_of_all(bag, count, watched);
  scorer_.reset();
  ::malloc_trim(0);  // or what is free by now stays with us
  BagScorer::BestAndTotal all = BagScorer{database_, 0}.all(bag, watched);
  ::malloc_trim(0);
  return all;
}

// The length as BagScorer has it.
Candidate AnyWordSearch::candidate(const RankedArticle& article) const {
  if (scorer_) return scorer_->candidate(article);
  const double length = bm25_length(database_.get_doclength(article.id), database_.get_average_length());
  return {article.id, article.score, article.lemmas, static_cast<float>(length)};
}

std::vector<RankedArticle> AnyWordSearch::best(const BuiltQuery& built, std::size_t count, const GroupTable& groups,
                                               HitCounts& counts) {
  BagScorer::BestAndTotal all = all_of(built.bag(), count, groups.articles());
  GroupCounter counter{groups};
  for (std::size_t i = 0; i < all.watched.size(); ++i) {
    if (all.watched[i]) counter.add(groups.articles()[i]);
  }
  counts = counter.counts(all.total);
  sort_answer(all.best, Sort::kRelevance, database_);
  if (all.best.size() > count) all.best.resize(count);
  return std::move(all.best);
}

}  // namespace khabar
