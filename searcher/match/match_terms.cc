#include "searcher/match/match_terms.h"

namespace khabar {

std::vector<SpanQuery> span_queries(const MatchTerms& terms) {
  std::vector<SpanQuery> queries;
  if (!terms.lemmas.empty()) queries.push_back(any_form(terms.lemmas, false));
  if (!terms.title_lemmas.empty()) queries.push_back(any_form(terms.title_lemmas, true));
  queries.insert(queries.end(), terms.spans.begin(), terms.spans.end());
  return queries;
}

SpanQuery any_form(const std::unordered_set<std::string>& lemmas, bool in_title) {
  SpanQuery query;
  query.in_title = in_title;
  for (const std::string& lemma : lemmas) query.words.push_back({lemma});
  return query;
}

}  // namespace khabar
