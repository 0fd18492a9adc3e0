#include "searcher/search/any_word_search.h"

#include <utility>

#include "searcher/search/answer_order.h"

namespace khabar {
namespace {

// Reading the lengths of so many articles takes Xapian about as long as one posting of a match.
constexpr std::size_t kArticlesAPosting = 8;

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
  if (!scorer_) scorer_.emplace(database_);
  return *scorer_;
}

std::vector<Candidate> AnyWordSearch::best(const BuiltQuery& built, std::size_t count) {
  return scorer().best(built.bag(), count);
}

std::vector<RankedArticle> AnyWordSearch::best(const BuiltQuery& built, std::size_t count, const GroupTable& groups,
                                               HitCounts& counts) {
  BagScorer::BestAndTotal all = scorer().best_of_all(built.bag(), count, groups.articles());
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
