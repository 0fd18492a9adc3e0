#include "searcher/rank/built_query.h"

#include <algorithm>

#include "searcher/rank/ranking.h"

namespace khabar {
namespace {

using Query = Xapian::Query;

Query any_query(const std::vector<Query>& queries) {
  if (queries.empty()) return {};
  return queries.size() == 1 ? queries.front() : Query{Query::OP_OR, queries.begin(), queries.end()};
}

Query query_of(const QueryTerm& term) { return weighted_term(term.term, term.weight, term.times); }

// A bag has one exact form a part, and ExactScorer counts them in this order.
LemmaMask lemma_mask(const QueryTerm& term) {
  return term.role == TermRole::kWord && term.part < kMaskedWords ? LemmaMask{1} << term.part : 0;
}

}  // namespace

Query BuiltQuery::hits_of(std::size_t part) const {
  std::vector<Query> queries;
  for (const QueryTerm& term : std::ranges::equal_range(terms, part, {}, &QueryTerm::part)) {
    if (term.makes_hit) queries.push_back(query_of(term));
  }
  return any_query(queries);
}

Query BuiltQuery::weights_of(std::size_t part) const {
  std::vector<Query> queries;
  for (const QueryTerm& term : std::ranges::equal_range(terms, part, {}, &QueryTerm::part)) {
    queries.push_back(query_of(term));
  }
  if (!parts[part].phrase.empty()) queries.push_back(parts[part].phrase);
  return any_query(queries);
}

Query BuiltQuery::extras() const {
  std::vector<Query> queries;
  for (const QueryTerm& term : terms) {
    if (!term.makes_hit) queries.push_back(query_of(term));
  }
  return any_query(queries);
}

Query BuiltQuery::weighted() const {
  const Query added = extras();
  return added.empty() ? *hits : Query{Query::OP_AND_MAYBE, *hits, added};
}

std::vector<BagTerm> BuiltQuery::bag() const {
  std::vector<BagTerm> bag;
  bag.reserve(terms.size());
  for (const QueryTerm& term : terms) {
    bag.push_back({term.term, term.weight, term.times, term.makes_hit, lemma_mask(term)});
  }
  return bag;
}

std::vector<ExactWord> BuiltQuery::exacts() const {
  std::vector<ExactWord> all;
  for (const QueryPart& part : parts) all.insert(all.end(), part.exacts.begin(), part.exacts.end());
  return all;
}

std::optional<SideBySide> BuiltQuery::side_by_side() const {
  for (const QueryPart& part : parts) {
    if (part.side_by_side) return part.side_by_side;
  }
  return std::nullopt;
}

std::vector<PlacedWord> BuiltQuery::placed() const {
  std::vector<PlacedWord> all;
  for (const QueryPart& part : parts) all.insert(all.end(), part.placed.begin(), part.placed.end());
  return all;
}

}  // namespace khabar
