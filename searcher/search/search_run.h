// One search for one meaning of the words of a query, all or any: which articles, in which order, how many.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "common/index/collection.h"
#include "searcher/rank/built_query.h"
#include "searcher/rank/exact_scorer.h"
#include "searcher/rank/placement.h"
#include "searcher/rank/ranked_article.h"
#include "searcher/search/duplicates.h"
#include "searcher/search/local_search.h"
#include "searcher/search/search_request.h"

namespace khabar {

struct Answer {
  std::vector<RankedArticle> hits;  // of the page, in order
  HitCounts counts;                 // unless SearchRequest::counts says that nobody asks for them
};

class SearchRun {
 public:
  // The arguments must outlive the run.
  // `local` is null for a served collection.
  SearchRun(const Collection& collection, LocalSearch* local, const SearchRequest& request, const BuiltQuery& built);

  // A folded answer is the full one without the later articles of each group, so its pages fit together as well.
  Answer answer();

 private:
  // Oldest first, then by id; undated last.
  class OldestFirst : public Xapian::KeyMaker {
   public:
    std::string operator()(const Xapian::Document& document) const override;
  };

  Xapian::Enquire& matcher();
  void prepare(Xapian::Enquire& enquire);
  Xapian::MSet match(std::size_t offset, std::size_t limit);
  std::vector<RankedArticle> count_and_match(std::size_t offset, std::size_t limit, HitCounts& counts);
  std::vector<RankedArticle> count_and_collect(std::size_t offset, std::size_t limit, HitCounts& counts);
  std::vector<RankedArticle> count_by_value(std::size_t offset, std::size_t limit, HitCounts& counts);
  std::vector<Candidate> candidates(std::span<const RankedArticle> articles);
  void put_in_order(std::vector<Candidate>& articles);
  void put_in_order(std::span<RankedArticle> articles);
  void put_some_in_order(std::span<RankedArticle> articles);
  std::vector<RankedArticle> best();
  void show_page(Answer& answer);
  void fold_page(Answer& answer);
  bool fold(std::vector<RankedArticle>& articles);

  const Xapian::Database& database_;
  const SearchRequest& request_;
  const BuiltQuery& built_;
  const bool ranked_;
  LocalSearch* local_;
  const bool any_word_;  // not Xapian's matcher but AnyWordSearch answers
  PlacementScorer placement_;
  ExactScorer scorer_;
  OldestFirst oldest_first_;
  std::optional<Xapian::Enquire> enquire_;
};

// Articles without a date that `built` finds, --from and --to aside, and `dated` does not.
std::size_t count_undated(const Xapian::Database& database, const SearchRequest& request, const BuiltQuery& built,
                          const Xapian::Query& dated);

}  // namespace khabar
