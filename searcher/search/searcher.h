// Request -> results, over one open index or several together.
#pragma once

#include <optional>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/index/collection.h"
#include "common/index/index_name.h"
#include "searcher/search/local_search.h"
#include "searcher/search/search_request.h"
#include "searcher/search/search_results.h"

namespace khabar {

struct BuiltQuery;
struct Candidate;

class Searcher {
 public:
  // `indexes` name the databases inside `collection`, in their order. `analyzer` must be the one whose fingerprint they
  // carry, and must outlive the searcher.
  Searcher(Collection collection, std::vector<IndexName> indexes, Analyzer& analyzer);

  // Throws Error for a query without words if no filter is given either, for one of too many words, and for
  // Sort::kOldest over a remote database. If the database changes below the search, as remote ones may, the whole
  // search is repeated, three times at most.
  SearchResults search(const SearchRequest& request);

 private:
  LocalSearch* local();
  SearchResults search_once(const SearchRequest& request);
  std::vector<FeedbackWord> expand_query(const SearchRequest& request, BuiltQuery& built);
  void explain(const BuiltQuery& built, const std::vector<Candidate>& hits, SearchResults& results);

  Collection collection_;
  std::optional<LocalSearch> local_;
  std::vector<IndexName> indexes_;
  Analyzer& analyzer_;
};

}  // namespace khabar
