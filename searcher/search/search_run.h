// One search for one meaning of the words of a query, all or any: which articles, in which order, how many.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

#include "common/index/collection.h"
#include "searcher/rank/query_builder.h"
#include "searcher/search/duplicates.h"
#include "searcher/search/local_search.h"
#include "searcher/search/search_request.h"

namespace khabar {

struct Answer {
  std::vector<Candidate> hits;  // of the page, in order
  HitCounts counts;
};

class SearchRun {
 public:
  // All must outlive it.
  // `local` is null for a served collection.
  SearchRun(const Collection& collection, LocalSearch* local, const SearchRequest& request, const BuiltQuery& built);

  // Folded answers are the others with the later articles of each group left out, so their pages fit together as well.
  Answer answer();

  // Articles that only lack a date to be among the total; 0 where no dates are asked for.
  std::size_t count_undated() const;

 private:
  // Oldest first, then by id; undated last.
  class OldestFirst : public Xapian::KeyMaker {
   public:
    std::string operator()(const Xapian::Document& document) const override;
  };

  void prepare();
  Xapian::Query words() const;
  Xapian::MSet match(std::size_t offset, std::size_t limit) const;
  std::vector<Candidate> count_and_match(std::size_t offset, std::size_t limit, HitCounts& counts);
  std::vector<Candidate> count_by_value(std::size_t offset, std::size_t limit, HitCounts& counts);
  void put_in_order(std::vector<Candidate>& block);
  void show_page(Answer& answer);
  void fold_page(Answer& answer);
  bool fill_folded_page(const std::vector<Candidate>& all, std::vector<Candidate>& page);

  const Xapian::Database& database_;
  const SearchRequest& request_;
  const BuiltQuery& built_;
  const bool ranked_;
  LocalSearch* local_;
  const bool any_word_;  // not Xapian's matcher but LocalSearch::any_word answers
  ExactScorer scorer_;
  OldestFirst oldest_first_;
  Xapian::Enquire enquire_;
};

}  // namespace khabar
