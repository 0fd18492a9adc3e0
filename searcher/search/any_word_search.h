// Any of a list of words, with the exact total, term at a time (bag_scorer.h). Over 59,226 articles headlines take a
// third of the time that Xapian's matcher needs to look at every match.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "common/index/collection.h"
#include "searcher/rank/bag_scorer.h"
#include "searcher/rank/query_builder.h"
#include "searcher/search/duplicates.h"
#include "searcher/search/group_table.h"

namespace khabar {

// Not for two threads at once. The collection must not change.
class AnyWordSearch {
 public:
  explicit AnyWordSearch(const Collection& collection, std::size_t cache_bytes = BagScorer::kCacheBytes)
      : database_(collection.database()), cache_bytes_(cache_bytes) {}

  // Whether it can answer the query, and is quicker: before its first answer it reads the lengths of all articles. The
  // same for a query whenever it is asked, since its scores differ from Xapian's by what rounding does.
  bool can_answer(const BuiltQuery& built) const;

  // The top `count`, plus any that tie with the last one, in no particular order. Needs a query that is_bag.
  std::vector<Candidate> best(const BuiltQuery& built, std::size_t count);

  // The top `count`, in order; counts all hits. Needs a query that is_bag. Of a long answer it keeps nothing else in
  // memory.
  std::vector<RankedArticle> best(const BuiltQuery& built, std::size_t count, const GroupTable& groups,
                                  HitCounts& counts);

  // One of the answer that was given last, with what was found out about it.
  Candidate candidate(const RankedArticle& article) const;

 private:
  BagScorer& scorer();
  BagScorer::BestAndTotal all_of(const std::vector<BagTerm>& bag, std::size_t count,
                                 const std::vector<Xapian::docid>& watched);

  Xapian::Database database_;
  std::size_t cache_bytes_;          // of posting lists
  std::optional<BagScorer> scorer_;  // none of a long answer
};

}  // namespace khabar
