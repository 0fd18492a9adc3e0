#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/index/article_document.h"
#include "common/index/article_name.h"
#include "common/stored/damage.h"
#include "common/stored/field.h"
#include "searcher/match/match_bound.h"
#include "searcher/match/span_matcher.h"
#include "searcher/match/span_source.h"

namespace khabar {
namespace {

using Query = Xapian::Query;

// Decides for the candidates that the lemmas have found; on its own it would read every article.
class SpanSource : public Xapian::PostingSource {
 public:
  SpanSource(const Collection& collection, const SpanQuery& query)
      : SpanSource(collection, query, std::make_shared<SpanMatcher>(query)) {}

  PostingSource* clone() const override {
    return new SpanSource(collection_, query_, matcher_);
  }  // NOLINT: Xapian takes it over
  std::string name() const override { return "khabar::SpanSource"; }
  std::string get_description() const override { return "Span"; }

  void init(const Xapian::Database& database) override {
    database_ = database;
    articles_ = database.get_doccount();
    tokens_.emplace(collection_.tokens_of(database));
    article_ = 0;
    at_end_ = false;
    bound_.reset();
    if (query_.kind == SpanKind::kAtLeast) bound_.emplace(query_, database);
  }

  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return articles_; }
  Xapian::doccount get_termfreq_max() const override { return articles_; }
  Xapian::docid get_docid() const override { return article_; }
  bool at_end() const override { return at_end_; }

  void next(double) override { find(article_ + 1); }

  void skip_to(Xapian::docid article, double) override {
    if (article > article_) find(article);
  }

  // Says no without looking for the next article that would do: the candidates are known elsewhere. Each has words.
  bool check(Xapian::docid article, double) override {
    article_ = article;
    if (bound_ && bound_->most(article) < query_.number) return false;
    if (!tokens_->seek(article) || tokens_->article() != article) refuse(article);
    return holds();
  }

 private:
  SpanSource(Collection collection, SpanQuery query, std::shared_ptr<SpanMatcher> matcher)
      : collection_(std::move(collection)), query_(std::move(query)), matcher_(std::move(matcher)) {}

  [[noreturn]] void refuse(Xapian::docid article) const {
    throw Damage("the stored words are damaged").of(article_name(database_, article));
  }

  void find(Xapian::docid from) {
    for (; tokens_->seek(from); from = article_ + 1) {
      article_ = tokens_->article();
      if (holds()) return;
    }
    at_end_ = true;
  }

  bool holds() {
    return reading_article(database_, article_, [&] { return matcher_->stands_in(TokenSequence{tokens_->words()}); });
  }

  Collection collection_;
  SpanQuery query_;
  std::shared_ptr<SpanMatcher> matcher_;  // of all copies, which run in one thread: a wildcard takes a while to prepare
  Xapian::Database database_;
  Xapian::doccount articles_ = 0;
  std::optional<TokenValues> tokens_;
  Xapian::docid article_ = 0;  // 0: none yet
  bool at_end_ = false;
  std::optional<MatchBound> bound_;  // of what counts matches
};

Query combined(Query::op op, const std::vector<Query>& queries) {
  return queries.size() == 1 ? queries.front() : Query{op, queries.begin(), queries.end()};
}

// Many lemmas of one wildcard weigh as one word.
Query word_candidates(const SpanQuery& query) {
  const std::vector<std::string> terms = terms_of(query);
  return combined(Query::OP_SYNONYM, {terms.begin(), terms.end()});
}

// Names one article over several databases as well. An id alone would not: two indexes may have different articles of
// the same id.
Query this_article(const Xapian::Document& document) {
  const std::string id{order_value_id(document.get_value(slot(Slot::kOrder)))};
  const std::string hash = document.get_value(slot(Slot::kContentHash));
  return Query{Query::OP_FILTER, Query{boolean_term(Field::kId, id)},
               Query{Query::OP_VALUE_RANGE, slot(Slot::kContentHash), hash, hash}};
}

Query any_article(const std::vector<Query>& articles) { return Query{Query::OP_OR, articles.begin(), articles.end()}; }

// The matches as a list of articles, for a server, which runs no source of ours.
Query read_candidates(const Xapian::Database& database, const Query& candidates, const SpanQuery& query) {
  Xapian::Enquire enquire{database};
  enquire.set_query(candidates);
  enquire.set_weighting_scheme(Xapian::BoolWeight{});
  const Xapian::MSet found = enquire.get_mset(0, database.get_doccount());
  SpanMatcher matcher{query};
  std::vector<Query> right;
  std::vector<Query> wrong;
  for (auto at = found.begin(); at != found.end(); ++at) {
    const Xapian::Document document = at.get_document();
    const std::string value = document.get_value(slot(Slot::kTokens));
    const bool stands = reading_article(document, [&] { return matcher.stands_in(TokenSequence{value}); });
    (stands ? right : wrong).push_back(this_article(document));
  }
  if (right.empty()) return {};
  if (wrong.empty()) return candidates;
  // The shorter list makes the quicker query.
  if (wrong.size() < right.size()) return {Query::OP_AND_NOT, candidates, any_article(wrong)};
  return {Query::OP_FILTER, candidates, any_article(right)};
}

}  // namespace

Query candidates_query(const SpanQuery& query) {
  if (query.kind == SpanKind::kWord) return query.words.empty() ? Query::MatchNothing : word_candidates(query);
  if (query.negated) return candidates_query(query.children.front());
  std::vector<Query> parts;
  for (const SpanQuery& child : query.children) {
    if (child.kind != SpanKind::kGap) parts.push_back(candidates_query(child));
  }
  return combined(query.kind == SpanKind::kAny ? Query::OP_OR : Query::OP_AND, parts);
}

Query span_query(const Collection& collection, const SpanQuery& query) {
  const Query candidates = candidates_query(query);
  if (is_told_by_terms(query)) return candidates;
  if (collection.served()) return read_candidates(collection.database(), candidates, query);
  // The query takes over what is released to it.
  auto* source = (new SpanSource(collection, query))->release();  // NOLINT(cppcoreguidelines-owning-memory)
  return {Query::OP_FILTER, candidates, Query{source}};
}

}  // namespace khabar
