#include "searcher/match/candidates/span_source.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/index/article_document.h"
#include "common/index/article_name.h"
#include "common/stored/damage.h"
#include "common/stored/field.h"
#include "searcher/match/candidates/held_articles.h"
#include "searcher/match/candidates/match_bound.h"
#include "searcher/match/candidates/posting_union.h"
#include "searcher/match/span_matcher.h"

namespace khabar {
namespace {

using Query = Xapian::Query;

// Xapian takes longer to join more lists than to read them.
constexpr std::size_t kMostJoinedTerms = 16;

// Decides for the candidates that the lemmas have found; on its own it would read every article. If it is told what an
// article gets that has the word always, it finds the candidates itself, and weighs them: all at once as soon as it is
// asked for the next one, one by one as long as it only has to say yes or no.
class SpanSource : public Xapian::PostingSource {
 public:
  // What all copies have in common. They run in one thread.
  struct Task {
    Collection collection;
    SpanQuery query;
    std::optional<Weighing> weighing{};
    std::optional<double> full_weight{};
    std::optional<SpanMatcher> matcher{};

    Task(const Collection& of, const SpanQuery& wanted) : collection(of), query(wanted) {}

    // Who finds the candidates by several threads has no use for it, and a wildcard takes its time to make.
    bool stands_in(std::string_view words) {
      if (!matcher) matcher.emplace(query);
      return matcher->stands_in(TokenSequence{words});
    }
  };

  explicit SpanSource(std::shared_ptr<Task> task) : task_(std::move(task)) {}

  PostingSource* clone() const override { return new SpanSource(task_); }  // NOLINT: Xapian takes it over
  std::string name() const override { return "khabar::SpanSource"; }
  std::string get_description() const override { return "Span"; }

  void init(const Xapian::Database& database) override {
    database_ = database;
    most_ = database.get_doccount();
    tokens_.emplace(task_->collection.tokens_of(database));
    article_ = 0;
    at_end_ = false;
    bound_.reset();
    if (task_->query.kind == SpanKind::kAtLeast) bound_.emplace(task_->query, database);
    if (!task_->full_weight) return;
    held_.reset();
    candidates_.reset();
    most_ = most_articles(database, terms_of(task_->query));
    set_maxweight(*task_->full_weight);
  }

  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return most_; }
  Xapian::doccount get_termfreq_max() const override { return most_; }
  Xapian::docid get_docid() const override { return article_; }
  bool at_end() const override { return at_end_; }

  double get_weight() const override {
    if (!finds_candidates()) return 0;
    if (held_) return *task_->full_weight * next_held_->share;
    return *task_->full_weight *
           task_->weighing->share(candidates().count(article_), database_.get_doclength(article_));
  }

  void next(double) override { find(article_ + 1); }

  void skip_to(Xapian::docid article, double) override {
    if (article > article_) find(article);
  }

  // Says no without looking for the next article that would do: the candidates are known elsewhere. Each has words.
  bool check(Xapian::docid article, double) override {
    article_ = article;
    if (held_) return is_held(article);
    if (bound_ && bound_->most(article) < task_->query.number) return false;
    return (!finds_candidates() || candidates().count(article) > 0) && holds();
  }

 private:
  bool finds_candidates() const { return task_->full_weight.has_value(); }

  PostingUnion& candidates() const {
    if (!candidates_) candidates_ = std::make_unique<PostingUnion>(database_, terms_of(task_->query));
    return *candidates_;
  }

  [[noreturn]] void refuse(Xapian::docid article) const {
    throw Damage("the stored words are damaged").of(article_name(database_, article));
  }

  void find(Xapian::docid from) {
    if (finds_candidates()) {
      at_end_ = !find_held(from);
      return;
    }
    for (; tokens_->seek(from); from = article_ + 1) {
      article_ = tokens_->article();
      if (holds()) return;
    }
    at_end_ = true;
  }

  bool find_held(Xapian::docid from) {
    if (!held_) {
      held_ =
          held_articles(task_->collection, task_->collection.part_of(database_), task_->query, *task_->weighing, most_);
      next_held_ = held_->begin();
    }
    is_held(from);
    if (next_held_ == held_->end()) return false;
    article_ = next_held_->article;
    return true;
  }

  // Mostly the next one is asked for.
  bool is_held(Xapian::docid article) {
    if (next_held_ != held_->end() && next_held_->article < article) ++next_held_;
    if (next_held_ != held_->end() && next_held_->article < article)
      next_held_ = std::ranges::lower_bound(next_held_, held_->end(), article, {}, &HeldArticle::article);
    return next_held_ != held_->end() && next_held_->article == article;
  }

  bool holds() {
    task_->collection.check_point()();
    if (!tokens_->seek(article_) || tokens_->article() != article_) refuse(article_);
    return reading_article(database_, article_, [&] { return task_->stands_in(tokens_->words()); });
  }

  std::shared_ptr<Task> task_;
  Xapian::Database database_;
  Xapian::doccount most_ = 0;  // articles
  std::optional<TokenValues> tokens_;
  Xapian::docid article_ = 0;  // 0: none yet
  bool at_end_ = false;
  std::optional<MatchBound> bound_;  // of what counts matches

  // Of a word of many lemmas: who only says yes or no opens their lists, who looks for the next one finds all.
  mutable std::unique_ptr<PostingUnion> candidates_;
  std::optional<std::vector<HeldArticle>> held_;
  std::vector<HeldArticle>::const_iterator next_held_;
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

Query span_query(const Collection& collection, const SpanQuery& query, const std::optional<Weighing>& weighing) {
  const Query candidates = candidates_query(query);
  if (is_told_by_terms(query)) return candidates;
  if (collection.served()) return read_candidates(collection.database(), candidates, query);
  auto task = std::make_shared<SpanSource::Task>(collection, query);
  const std::vector<std::string> terms = query.kind == SpanKind::kWord ? terms_of(query) : std::vector<std::string>{};
  const bool finds_candidates = weighing && terms.size() > kMostJoinedTerms;
  if (finds_candidates) {
    task->weighing = weighing;
    task->full_weight = weighing->full(likely_articles(collection.database(), terms));
  }
  // The query takes over what is released to it.
  auto* source = (new SpanSource(std::move(task)))->release();  // NOLINT(cppcoreguidelines-owning-memory)
  return finds_candidates ? Query{source} : Query{Query::OP_FILTER, candidates, Query{source}};
}

}  // namespace khabar
