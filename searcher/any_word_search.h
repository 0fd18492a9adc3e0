// Any of a list of words, with the exact total, term at a time (bag_scorer.h). Over 59,226 articles headlines take a
// third of the time that Xapian's matcher needs to look at every match.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/collection.h"
#include "searcher/bag_scorer.h"
#include "searcher/duplicates.h"
#include "searcher/query_builder.h"

namespace khabar {

// Not for two threads at once. The collection must not change.
class AnyWordSearch {
 public:
  explicit AnyWordSearch(const Collection& collection);

  // Whether it can answer the query, and is quicker: before its first answer it reads the lengths of all articles. The
  // same for a query whenever it is asked, since its scores differ from Xapian's by what rounding does.
  bool answers(const BuiltQuery& built) const;

  // The best `count`, in order. Needs a query that it answers.
  std::vector<Candidate> best(const BuiltQuery& built, std::size_t count, HitCounts& counts);

 private:
  void read();

  Xapian::Database database_;
  bool served_;
  std::optional<BagScorer> scorer_;
  std::vector<Xapian::docid> grouped_;  // articles with near duplicates, ascending
  std::vector<std::string> groups_;     // of each of them
};

}  // namespace khabar
