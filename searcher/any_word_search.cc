#include "searcher/any_word_search.h"

#include <algorithm>

#include "common/field.h"

namespace khabar {
namespace {

// Reading the lengths of so many articles takes Xapian about as long as one posting of a match.
constexpr std::size_t kArticlesAPosting = 8;

}  // namespace

AnyWordSearch::AnyWordSearch(const Collection& collection)
    : database_(collection.database()), served_(collection.served()) {}

bool AnyWordSearch::answers(const BuiltQuery& built) const {
  if (served_ || !built.is_bag) return false;
  std::size_t postings = 0;
  for (const BagTerm& term : built.bag) {
    if (term.makes_hit) postings += database_.get_termfreq(term.term);
  }
  return postings * kArticlesAPosting >= database_.get_doccount();
}

void AnyWordSearch::read() {
  scorer_.emplace(database_);
  for (auto at = database_.valuestream_begin(slot(Slot::kGroup)); at != database_.valuestream_end(slot(Slot::kGroup));
       ++at) {
    grouped_.push_back(at.get_docid());
    groups_.push_back(*at);
  }
}

std::vector<Candidate> AnyWordSearch::best(const BuiltQuery& built, std::size_t count, HitCounts& counts) {
  if (!scorer_) read();
  BagScorer::Everything all = scorer_->best_of_all(built.bag, count, grouped_);
  counts.total = all.total;
  for (std::size_t i = 0; i < grouped_.size(); ++i) {
    if (all.watched[i]) ++counts.copies[groups_[i]];
  }
  counts.distinct = counts.total;
  for (const auto& [group, copies] : counts.copies) counts.distinct -= copies - 1;
  sort_best_first(all.best, database_);
  if (all.best.size() > count) all.best.resize(count);
  return std::move(all.best);
}

}  // namespace khabar
