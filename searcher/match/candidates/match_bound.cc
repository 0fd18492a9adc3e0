#include "searcher/match/candidates/match_bound.h"

#include <algorithm>
#include <limits>

#include "common/stored/field.h"

namespace khabar {
namespace {

constexpr Xapian::termcount kUnbounded = std::numeric_limits<Xapian::termcount>::max();

// A wildcard of more lemmas takes longer to count than to look for.
constexpr std::size_t kMostTerms = 16;

Xapian::termcount sum(Xapian::termcount a, Xapian::termcount b) { return a > kUnbounded - b ? kUnbounded : a + b; }

}  // namespace

std::vector<std::string> terms_of(const SpanQuery& word) {
  std::vector<std::string> terms;
  for (const AskedForm& form : word.words) {
    terms.push_back(text_term(word.in_title ? Field::kTitleLemma : Field::kLemma, form.lemma));
  }
  std::ranges::sort(terms);
  const auto same = std::ranges::unique(terms);
  terms.erase(same.begin(), same.end());
  return terms;
}

Xapian::termcount MatchBound::Postings::count(Xapian::docid article) {
  if (at_ == end_) return 0;
  at_.skip_to(article);
  return at_ != end_ && *at_ == article ? at_.get_wdf() : 0;
}

MatchBound::MatchBound(const SpanQuery& query, const Xapian::Database& database) : root_(make_node(query, database)) {}

MatchBound::Node MatchBound::make_node(const SpanQuery& query, const Xapian::Database& database) {
  Node node;
  node.sums = query.kind == SpanKind::kWord || query.kind == SpanKind::kAny;
  if (query.kind == SpanKind::kWord) {
    const std::vector<std::string> terms = terms_of(query);
    node.unbounded = terms.size() > kMostTerms;
    if (node.unbounded) return node;
    for (const std::string& term : terms) node.postings.emplace_back(database, term);
  }
  for (const SpanQuery& child : query.children) {
    if (child.kind != SpanKind::kGap) node.children.push_back(make_node(child, database));
    if (query.negated) break;
  }
  return node;
}

// Matches that are counted do not overlap, so each takes a match of every child for itself. A posting counts words of
// the lead twice, which makes it a bound only.
Xapian::termcount MatchBound::most(Node& node, Xapian::docid article) {
  if (node.unbounded) return kUnbounded;
  Xapian::termcount most = node.sums ? 0 : kUnbounded;
  for (Postings& postings : node.postings) most = sum(most, postings.count(article));
  for (Node& child : node.children) {
    const Xapian::termcount of_child = MatchBound::most(child, article);
    most = node.sums ? sum(most, of_child) : std::min(most, of_child);
  }
  return most;
}

}  // namespace khabar
