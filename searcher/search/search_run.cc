#include "searcher/search/search_run.h"

#include <algorithm>
#include <utility>

#include "common/index/article_document.h"
#include "common/stored/field.h"
#include "searcher/rank/filter_query.h"
#include "searcher/rank/ranking.h"
#include "searcher/search/answer_order.h"

namespace khabar {
namespace {

using Query = Xapian::Query;

std::int64_t day_number(std::chrono::sys_days day) { return day.time_since_epoch().count(); }

Query date_range(const SearchRequest& request) {
  return days_query(request.from ? day_number(*request.from) : kOpenLow,
                    request.to ? day_number(*request.to) : kOpenHigh, *request.zone);
}

Query any_value(Field field, const std::vector<std::string>& values) {
  std::vector<Query> terms;
  for (const std::string& value : values) terms.emplace_back(boolean_term(field, value));
  return Query{Query::OP_OR, terms.begin(), terms.end()};
}

Query with_filters(const Xapian::Database& database, Query query, const SearchRequest& request) {
  const auto filter = [&](Field field, const std::vector<std::string>& values) {
    if (!values.empty()) query = Query{Query::OP_FILTER, query, any_value(field, values)};
  };
  filter(Field::kSource, request.sources);
  filter(Field::kSection, request.sections);
  if (!request.group.empty()) query = Query{Query::OP_FILTER, query, group_of(database, request.group)};
  if (request.duplicates == Duplicates::kOnly) query = Query{Query::OP_FILTER, query, only_duplicates()};
  return query;
}

std::vector<RankedArticle> articles_of(const Xapian::MSet& found) {
  std::vector<RankedArticle> articles;
  articles.reserve(found.size());
  for (auto at = found.begin(); at != found.end(); ++at) articles.push_back({at.get_weight(), *at});
  return articles;
}

// Takes all matches. Serves for a single database, as GroupCounter does.
class Collector : public Xapian::MatchSpy {
 public:
  // At most `most` match. Pages that nobody writes to take no memory.
  explicit Collector(std::size_t most) { articles_.reserve(most); }

  void operator()(const Xapian::Document& document, double weight) override {
    articles_.push_back({weight, document.get_docid()});
  }

  std::vector<RankedArticle> take() { return std::move(articles_); }

 private:
  std::vector<RankedArticle> articles_;
};

void drop_first(std::vector<RankedArticle>& articles, std::size_t count) {
  articles.erase(articles.begin(), articles.begin() + static_cast<std::ptrdiff_t>(std::min(count, articles.size())));
}

// So many are put in order at once: each time, the stored words are read from the first article to the last.
constexpr std::size_t kOrderedAtOnce = 100 * kFirstBest;

std::span<RankedArticle> some_at(std::span<RankedArticle> all, std::size_t begin) {
  return all.subspan(begin, std::min(all.size() - begin, kOrderedAtOnce));
}

constexpr std::size_t whole_blocks(std::size_t articles) {
  return (articles + kFirstBest - 1) / kFirstBest * kFirstBest;
}

RankedArticle ranked(const Candidate& article) { return {article.score, article.id, article.placed}; }

Query words_of(const BuiltQuery& built) { return built.hits ? *built.hits : Query::MatchAll; }

// Without counts there are many queries, so what AnyWordSearch reads for the first of them pays.
bool any_word_answers(LocalSearch* local, const SearchRequest& request, const BuiltQuery& built) {
  if (local == nullptr || has_filters(request)) return false;
  return request.counts ? local->any_word().can_answer(built) : built.is_bag;
}

}  // namespace

SearchRun::SearchRun(const Collection& collection, LocalSearch* local, const SearchRequest& request,
                     const BuiltQuery& built)
    : database_(collection.database()),
      request_(request),
      built_(built),
      ranked_(request.sort == Sort::kRelevance && built.hits),
      local_(local),
      any_word_(ranked_ && any_word_answers(local, request, built)),
      placement_(collection, built.placed()),
      scorer_(collection, built.exacts(), built.side_by_side()) {}

std::string SearchRun::OldestFirst::operator()(const Xapian::Document& document) const {
  return age_value(document.get_value(slot(Slot::kOrder)));
}

Answer SearchRun::answer() {
  Answer answer;
  if (!request_.counts) {
    answer.hits = best();
  } else if (request_.duplicates == Duplicates::kFold) {
    fold_page(answer);
  } else {
    show_page(answer);
  }
  return answer;
}

Xapian::Enquire& SearchRun::matcher() {
  if (!enquire_) prepare(enquire_.emplace(database_));
  return *enquire_;
}

void SearchRun::prepare(Xapian::Enquire& enquire) {
  Query query = with_filters(database_, ranked_ ? built_.weighted() : words_of(built_), request_);
  if (asks_for_dates(request_)) query = Query{Query::OP_FILTER, query, date_range(request_)};
  enquire.set_query(ranked_ ? query : Query{0.0, query});
  if (ranked_) {
    enquire.set_weighting_scheme(bm25());
  } else {
    enquire.set_weighting_scheme(Xapian::BoolWeight{});
  }
  switch (request_.sort) {
    case Sort::kRelevance:
      // put_in_order() sorts equal scores; pages need them in order before.
      if (request_.counts) enquire.set_sort_by_relevance_then_value(slot(Slot::kOrder), false);
      break;
    case Sort::kNewest:
      enquire.set_sort_by_value(slot(Slot::kOrder), false);
      break;
    case Sort::kOldest:
      enquire.set_sort_by_key(&oldest_first_, false);
      break;
  }
}

// Checking every document makes the total exact.
Xapian::MSet SearchRun::match(std::size_t offset, std::size_t limit) {
  const Xapian::doccount documents = database_.get_doccount();
  const auto clamp = [&](std::size_t n) { return static_cast<Xapian::doccount>(std::min<std::size_t>(n, documents)); };
  return matcher().get_mset(clamp(offset), clamp(limit), documents);
}

// A spy sees every match, since every document is checked.
std::vector<RankedArticle> SearchRun::count_and_match(std::size_t offset, std::size_t limit, HitCounts& counts) {
  const std::size_t count = limit == 0 ? 0 : offset + limit;
  if (any_word_) {
    std::vector<RankedArticle> best = local_->any_word().best(built_, count, local_->groups(), counts);
    drop_first(best, offset);
    return best;
  }
  if (local_ == nullptr || !local_->is_one_database()) return count_by_value(offset, limit, counts);
  if (count > kLongAnswer) return count_and_collect(offset, limit, counts);
  GroupCounter groups{local_->groups()};
  matcher().add_matchspy(&groups);
  const Xapian::MSet found = match(offset, limit);
  matcher().clear_matchspies();
  counts = groups.counts(found.get_matches_estimated());
  return articles_of(found);
}

std::vector<RankedArticle> SearchRun::count_and_collect(std::size_t offset, std::size_t limit, HitCounts& counts) {
  GroupCounter groups{local_->groups()};
  Collector collector{database_.get_doccount()};
  matcher().add_matchspy(&groups);
  matcher().add_matchspy(&collector);
  matcher().set_sort_by_relevance();  // it need not read what sort_answer() reads
  counts = groups.counts(match(0, 0).get_matches_estimated());
  enquire_.reset();
  std::vector<RankedArticle> articles = collector.take();
  sort_answer(articles, request_.sort, database_);
  drop_first(articles, offset);
  if (articles.size() > limit) articles.resize(limit);
  return articles;
}

// For a server, which runs no spy of ours, and for several databases, of which a spy is told ids of each. Xapian's own
// looks up each match, so it sees only those that have a group.
std::vector<RankedArticle> SearchRun::count_by_value(std::size_t offset, std::size_t limit, HitCounts& counts) {
  const Xapian::MSet found = match(offset, limit);
  counts = {found.get_matches_estimated(), found.get_matches_estimated(), {}};
  Xapian::ValueCountMatchSpy groups{slot(Slot::kGroup)};
  Xapian::Enquire grouped{database_};
  grouped.set_query(Query{0.0, Query{Query::OP_FILTER, matcher().get_query(), only_duplicates()}});
  grouped.set_weighting_scheme(Xapian::BoolWeight{});
  grouped.add_matchspy(&groups);
  grouped.get_mset(0, 0, database_.get_doccount());
  for (auto at = groups.values_begin(); at != groups.values_end(); ++at) {
    counts.copies[*at] = at.get_termfreq();
    counts.distinct -= at.get_termfreq() - 1;
  }
  return articles_of(found);
}

std::vector<Candidate> SearchRun::candidates(std::span<const RankedArticle> articles) {
  std::vector<Candidate> candidates;
  for (const RankedArticle& article : articles) {
    candidates.push_back(any_word_ ? local_->any_word().candidate(article) : Candidate{article.id, article.score});
  }
  return candidates;
}

void SearchRun::put_in_order(std::vector<Candidate>& articles) {
  if (!ranked_) return;
  if (!any_word_) scorer_.find_lemmas(articles);
  scorer_.add_scores(articles);
  sort_best_first(articles, database_);
  placement_.add_scores(articles, kPlacedBest);  // no score falls, so the others stay behind
  sort_best_first(articles, database_);
}

// Each block by itself.
void SearchRun::put_in_order(std::span<RankedArticle> articles) {
  for (std::size_t begin = 0; begin < articles.size(); begin += kOrderedAtOnce) {
    put_some_in_order(some_at(articles, begin));
  }
}

void SearchRun::put_some_in_order(std::span<RankedArticle> articles) {
  if (!ranked_) return;
  std::vector<Candidate> scored = candidates(articles);
  for (std::size_t i = 0; i < scored.size(); ++i) scored[i].block = static_cast<std::uint32_t>(i / kFirstBest);
  put_in_order(scored);
  std::ranges::transform(scored, articles.begin(), ranked);
}

// More than asked for are scored with their exact forms, since those change the order.
std::vector<RankedArticle> SearchRun::best() {
  const std::size_t top = std::min<std::size_t>(request_.limit, database_.get_doccount());
  const std::size_t wanted = top * kRunShare + kRunExtra;
  std::vector<Candidate> found =
      any_word_ ? local_->any_word().best(built_, wanted)
                : candidates(articles_of(matcher().get_mset(0, static_cast<Xapian::doccount>(wanted))));
  put_in_order(found);
  std::vector<RankedArticle> best(std::min(found.size(), top));
  std::transform(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(best.size()), best.begin(), ranked);
  return best;
}

// Whole blocks of kFirstBest are put in order, so that pages fit together.
void SearchRun::show_page(Answer& answer) {
  const std::size_t first = request_.offset / kFirstBest * kFirstBest;
  const std::size_t end = request_.offset + request_.limit;
  answer.hits = count_and_match(first, request_.limit == 0 ? 0 : whole_blocks(end - first), answer.counts);
  put_in_order(answer.hits);
  drop_first(answer.hits, request_.offset - first);
  if (answer.hits.size() > request_.limit) answer.hits.resize(request_.limit);
}

// How many articles have to be looked at is known only when they are folded.
void SearchRun::fold_page(Answer& answer) {
  std::size_t wanted = request_.limit == 0 ? 0 : whole_blocks(request_.offset + request_.limit);
  for (;;) {
    answer.hits = count_and_match(0, wanted, answer.counts);
    const bool all = answer.hits.size() < wanted;
    if (fold(answer.hits) || all || wanted == 0) return;
    wanted *= 2;
  }
}

// Leaves the page. False if there are too few articles for it. Blocks before the page need not be put in order: which
// groups they hold does not depend on it.
bool SearchRun::fold(std::vector<RankedArticle>& articles) {
  PassedGroups groups{database_, local_ == nullptr ? nullptr : &local_->groups(), articles};
  std::size_t passed = 0;
  std::size_t kept = 0;
  for (std::size_t begin = 0; begin < articles.size() && kept < request_.limit; begin += kOrderedAtOnce) {
    const std::span<RankedArticle> some = some_at(articles, begin);
    if (passed + some.size() > request_.offset) put_some_in_order(some);
    for (const RankedArticle& article : some) {
      if (kept == request_.limit) break;
      if (groups.is_first(article.id) && passed++ >= request_.offset) articles[kept++] = article;
    }
  }
  articles.resize(kept);
  return kept == request_.limit;
}

std::size_t count_undated(const Xapian::Database& database, const SearchRequest& request, const BuiltQuery& built,
                          const Query& dated) {
  const Query known{Query::OP_OR, date_range(SearchRequest{}), dated};
  Xapian::Enquire enquire{database};
  enquire.set_query(Query{0.0, Query{Query::OP_AND_NOT, with_filters(database, words_of(built), request), known}});
  enquire.set_weighting_scheme(Xapian::BoolWeight{});
  return enquire.get_mset(0, 0, database.get_doccount()).get_matches_estimated();
}

}  // namespace khabar
