// Request -> results, over one open index or several together.
#pragma once

#include <vector>

#include "common/analysis/analyzer.h"
#include "common/index/collection.h"
#include "common/index/index_name.h"
#include "searcher/search/finder.h"
#include "searcher/search/search_request.h"
#include "searcher/search/search_results.h"

namespace khabar {

class Searcher {
 public:
  // `indexes` name the databases inside `collection`, in their order. `analyzer` must be the one whose fingerprint they
  // carry, and must outlive the searcher.
  Searcher(Collection collection, std::vector<IndexName> indexes, Analyzer& analyzer);

  // Throws Error for a query without words if no filter is given either, for one of too many words or filters, and for
  // Sort::kOldest over a remote database. If the database changes below the search (remote ones may), the whole search
  // is repeated, three times at most.
  SearchResults search(const SearchRequest& request);

  // The same, hit by hit; returns what `sink` was given at the beginning.
  SearchResults search(const SearchRequest& request, const HitSink& sink);

 private:
  SearchResults search_once(const SearchRequest& request, const HitSink& sink);
  void make_hits(const Found& found, const SearchRequest& request, const HitSink& sink);

  Finder finder_;
  std::vector<IndexName> indexes_;
  Analyzer& analyzer_;
};

}  // namespace khabar
