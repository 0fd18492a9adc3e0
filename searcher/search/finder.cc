#include "searcher/search/finder.h"

#include <utility>

#include "searcher/rank/expansion.h"
#include "searcher/rank/query_builder.h"

namespace khabar {

namespace {

// If nothing is counted, hits tell.
bool is_empty(const Answer& answer) { return answer.counts.total == 0 && answer.hits.empty(); }

}  // namespace

Found Finder::find(const QueryNode& tree, const SearchRequest& request) {
  Found found;
  found.built = build_query(tree, {request.match, *request.zone}, collection_, analyzer_);
  if (!found.built.hits && !has_filters(request)) return found;
  const bool expands = request.expand && request.sort == Sort::kRelevance && found.built.hits;
  if (!expands || found.built.relaxable) found.answer = answer(request, found.built);
  if (found.built.relaxable && is_empty(found.answer)) relax(tree, request, found);
  if (expands) expand_query(request, found);
  return found;
}

void Finder::reopen() {
  collection_.reopen();
  local_.reset();
}

Answer Finder::answer(const SearchRequest& request, const BuiltQuery& built) {
  if (!local_ && !collection_.served()) local_.emplace(collection_);
  return SearchRun{collection_, local_ ? &*local_ : nullptr, request, built}.answer();
}

void Finder::relax(const QueryNode& tree, const SearchRequest& request, Found& found) {
  BuiltQuery relaxed = build_query(tree, {Match::kAny, *request.zone}, collection_, analyzer_);
  Answer more = answer(request, relaxed);
  if (is_empty(more)) return;
  found.built = std::move(relaxed);
  found.answer = std::move(more);
  found.fallback = true;
}

void Finder::expand_query(const SearchRequest& request, Found& found) {
  SearchRequest best = request;
  best.offset = 0;
  best.limit = kFeedbackArticles;
  if (best.duplicates == Duplicates::kFold) best.duplicates = Duplicates::kShow;  // folding changes no score
  found.expansion = feedback_words(answer(best, found.built).hits, found.built, collection_.database());
  expand(found.built, found.expansion);
  found.answer = answer(request, found.built);
}

}  // namespace khabar
