// Tree of a query -> the articles that answer it, in order: what the search of a user and a run of topics share. No
// text of an article is read.
#pragma once

#include <optional>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/index/collection.h"
#include "searcher/query/language/query_tree.h"
#include "searcher/rank/built_query.h"
#include "searcher/rank/feedback/expansion_choice.h"
#include "searcher/rank/feedback/feedback_word.h"
#include "searcher/search/local_search.h"
#include "searcher/search/search_request.h"
#include "searcher/search/search_run.h"

namespace khabar {

struct Found {
  BuiltQuery built;       // what the answer is one to, with the words that expand it
  bool fallback = false;  // asked for `all`, which no article answers, and got `any`
  Answer answer;
  ExpansionChoice expanded = ExpansionChoice::kNotAsked;
  std::vector<FeedbackWord> expansion;
};

// Not for two threads at once.
class Finder {
 public:
  // `analyzer` must be the one whose fingerprint the collection carries, and must outlive the finder.
  Finder(Collection collection, Analyzer& analyzer) : collection_(std::move(collection)), analyzer_(analyzer) {}

  // `tree` stands for the text of the request. Finds nothing if there is neither word nor filter. Throws Error for a
  // query of too many words.
  Found find(const QueryNode& tree, const SearchRequest& request);

  // Articles that only lack a date to be among the total, of an answer to `tree`.
  std::size_t undated_left_out(const QueryNode& tree, const SearchRequest& request, const Found& found);

  const Collection& collection() const { return collection_; }

  // Makes later answers see what was written to the collection since.
  void reopen();

 private:
  Answer answer(const SearchRequest& request, const BuiltQuery& built);
  void relax(const QueryNode& tree, const SearchRequest& request, Found& found);
  void expand_query(const SearchRequest& request, Found& found);

  Collection collection_;
  Analyzer& analyzer_;
  std::optional<LocalSearch> local_;
  bool is_lean_ = false;  // local_ keeps no lists of terms beside a long answer
};

}  // namespace khabar
