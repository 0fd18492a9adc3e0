#include "searcher/search/search_run.h"

#include <algorithm>
#include <unordered_set>

#include "common/index/article_document.h"
#include "common/stored/field.h"
#include "searcher/rank/filter_query.h"
#include "searcher/rank/ranking.h"

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

std::vector<Candidate> candidates(const Xapian::MSet& found) {
  std::vector<Candidate> articles;
  articles.reserve(found.size());
  for (auto at = found.begin(); at != found.end(); ++at) articles.push_back({*at, at.get_weight(), 0, 0});
  return articles;
}

std::vector<Candidate> block_at(const std::vector<Candidate>& all, std::size_t begin) {
  const auto end = std::min(all.size(), begin + kFirstBest);
  return {all.begin() + static_cast<std::ptrdiff_t>(begin), all.begin() + static_cast<std::ptrdiff_t>(end)};
}

constexpr std::size_t whole_blocks(std::size_t articles) {
  return (articles + kFirstBest - 1) / kFirstBest * kFirstBest;
}

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
std::vector<Candidate> SearchRun::count_and_match(std::size_t offset, std::size_t limit, HitCounts& counts) {
  if (any_word_) {
    const std::size_t count = limit == 0 ? 0 : offset + limit;
    std::vector<Candidate> best = local_->any_word().best(built_, count, local_->groups(), counts);
    best.erase(best.begin(), best.begin() + static_cast<std::ptrdiff_t>(std::min(offset, best.size())));
    return best;
  }
  if (local_ == nullptr || !local_->is_one_database()) return count_by_value(offset, limit, counts);
  GroupCounter groups{local_->groups()};
  matcher().add_matchspy(&groups);
  const Xapian::MSet found = match(offset, limit);
  matcher().clear_matchspies();
  counts = groups.counts(found.get_matches_estimated());
  return candidates(found);
}

// For a server, which runs no spy of ours, and for several databases, of which a spy is told ids of each. Xapian's own
// looks up each match, so it sees only those that have a group.
std::vector<Candidate> SearchRun::count_by_value(std::size_t offset, std::size_t limit, HitCounts& counts) {
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
  return candidates(found);
}

void SearchRun::put_in_order(std::vector<Candidate>& block) {
  if (!ranked_) return;
  if (!any_word_) scorer_.find_lemmas(block);
  scorer_.add_scores(block);
  sort_best_first(block, database_);
  placement_.add_scores(block, kPlacedBest);  // no score falls, so the others stay behind
  sort_best_first(block, database_);
}

// More than asked for are scored with their exact forms, since those change the order.
std::vector<Candidate> SearchRun::best() {
  const std::size_t top = std::min<std::size_t>(request_.limit, database_.get_doccount());
  const std::size_t wanted = top * kRunShare + kRunExtra;
  std::vector<Candidate> found = any_word_ ? local_->any_word().best(built_, wanted)
                                           : candidates(matcher().get_mset(0, static_cast<Xapian::doccount>(wanted)));
  put_in_order(found);
  if (found.size() > top) found.resize(top);
  return found;
}

// Whole blocks of kFirstBest are put in order, so that pages fit together.
void SearchRun::show_page(Answer& answer) {
  const std::size_t first = request_.offset / kFirstBest * kFirstBest;
  const std::size_t end = request_.offset + request_.limit;
  answer.hits = count_and_match(first, request_.limit == 0 ? 0 : whole_blocks(end - first), answer.counts);
  for (std::size_t begin = 0; begin < answer.hits.size(); begin += kFirstBest) {
    std::vector<Candidate> block = block_at(answer.hits, begin);
    put_in_order(block);
    std::ranges::copy(block, answer.hits.begin() + static_cast<std::ptrdiff_t>(begin));
  }
  const std::size_t skipped = std::min(answer.hits.size(), request_.offset - first);
  answer.hits.erase(answer.hits.begin(), answer.hits.begin() + static_cast<std::ptrdiff_t>(skipped));
  if (answer.hits.size() > request_.limit) answer.hits.resize(request_.limit);
}

// How many articles have to be looked at is known only when they are folded.
void SearchRun::fold_page(Answer& answer) {
  std::size_t wanted = request_.limit == 0 ? 0 : whole_blocks(request_.offset + request_.limit);
  std::vector<Candidate> found = count_and_match(0, wanted, answer.counts);
  while (!fill_folded_page(found, answer.hits) && found.size() == wanted && wanted > 0) {
    wanted *= 2;
    found = count_and_match(0, wanted, answer.counts);
  }
}

// False if there are too few articles for the page. Blocks before the page need not be put in order: which groups
// they hold does not depend on it.
bool SearchRun::fill_folded_page(const std::vector<Candidate>& all, std::vector<Candidate>& page) {
  page.clear();
  const GroupNames names = group_names(database_, all);
  std::unordered_set<std::string> passed_groups;
  const auto is_first = [&](const Candidate& article) {
    const auto name = names.find(article.id);
    return name == names.end() || passed_groups.insert(name->second).second;
  };
  std::size_t passed = 0;
  for (std::size_t begin = 0; begin < all.size() && page.size() < request_.limit; begin += kFirstBest) {
    std::vector<Candidate> block = block_at(all, begin);
    if (passed + block.size() > request_.offset) put_in_order(block);
    for (const Candidate& article : block) {
      if (page.size() == request_.limit) break;
      if (is_first(article) && passed++ >= request_.offset) page.push_back(article);
    }
  }
  return page.size() == request_.limit;
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
