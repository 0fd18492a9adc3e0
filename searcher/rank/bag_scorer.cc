#include "searcher/rank/bag_scorer.h"

#include <malloc.h>

#include <algorithm>
#include <functional>
#include <limits>

#include "common/stored/damage.h"
#include "searcher/rank/ranking.h"

namespace khabar {
namespace {

// Of so many times as many scores the best are kept, so that a million take no more memory than a few.
constexpr std::size_t kSample = 8;

// Looking up one article in a posting list costs about as much as reading so many postings in sequence.
constexpr std::size_t kLookUp = 4;

// A sum of floats is at least so much of the same sum in another order.
constexpr double kRoundingFactor = 1 - 1e-5;

// Dropping candidates takes a look at each; it pays once what is left to add is below this share of what was left at
// the drop before. Of 0.5 and 0.7, 0.5 takes 1 % fewer instructions.
constexpr double kDropShare = 0.5;

// A term of one article in so many is frequent: nearly every query asks for such terms, and candidates lie far apart in
// their lists, so that looking them up would read most of the blocks. Kept in memory if there is room.
constexpr std::size_t kFrequent = 16;

// The shortest article: nothing of the length part but what no length takes away.
constexpr double kLeastLength = kK1 * (1 - kB);

}  // namespace

struct BagScorer::Entry {
  const BagTerm* term;
  Xapian::doccount articles;
  double weight;
  double bound;  // no article gets more
};

BagScorer::BagScorer(const Xapian::Database& database, std::size_t cache_bytes)
    : database_(database), postings_(database, cache_bytes), articles_(std::size_t{database.get_lastdocid()} + 1) {
  const double average = database.get_average_length();
  for (auto at = database.postlist_begin({}); at != database.postlist_end({}); ++at) {
    if (*at >= articles_.size()) throw Damage("the list of articles is damaged").of("the index");
    articles_[*at].length = static_cast<float>(bm25_length(at.get_doclength(), average));
  }
  // Never moved: pages that nobody writes to take no memory.
  seen_.reserve(articles_.size());
  candidates_.reserve(articles_.size());
}

// Articles are found by the terms that make hits, strongest first; the others come after them.
std::vector<BagScorer::Entry> BagScorer::entries_of(const std::vector<BagTerm>& terms) {
  std::vector<Entry> entries;
  for (const BagTerm& term : terms) {
    const auto [articles, most_times] = postings_.statistics(term.term);
    if (articles == 0) continue;
    const double weight = term.weight * bm25_term(database_.get_doccount(), articles, term.times);
    entries.push_back({&term, articles, weight, weight * bm25_share(most_times, kLeastLength)});
  }
  std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    return a.term->makes_hit != b.term->makes_hit ? a.term->makes_hit : a.bound > b.bound;
  });
  return entries;
}

std::vector<Candidate> BagScorer::best(const std::vector<BagTerm>& terms, std::size_t count) {
  if (count == 0) return {};
  add_up(terms, count, false);
  keep_best(count);
  std::vector<Candidate> found;
  found.reserve(candidates_.size());
  for (const Xapian::docid id : candidates_) found.push_back(candidate({articles_[id].score, id}));
  return found;
}

BagScorer::BestAndTotal BagScorer::best_of_all(const std::vector<BagTerm>& terms, std::size_t count,
                                               const std::vector<Xapian::docid>& watched) {
  add_up(terms, count, true);
  BestAndTotal all;
  all.total = seen_.size();
  all.watched.reserve(watched.size());
  for (const Xapian::docid id : watched) all.watched.push_back(articles_[id].score > 0);
  if (count == 0) return all;
  keep_best(count);
  all.best.reserve(candidates_.size());
  for (const Xapian::docid id : candidates_) all.best.push_back({articles_[id].score, id});
  return all;
}

BagScorer::BestAndTotal BagScorer::all(const std::vector<BagTerm>& terms,
                                       const std::vector<Xapian::docid>& watched) && {
  forget();
  for (const Entry& entry : entries_of(terms)) {
    const auto postings = postings_.read(entry.term->term);
    for (std::size_t i = 0; i < postings->articles.size(); ++i) {
      State& state = articles_[postings->articles[i]];
      if (entry.term->makes_hit || state.score > 0) add_posting(entry, state, postings->times[i]);
    }
  }
  // Six bytes of each article, so that its other ten need not lie beside the answer.
  std::vector<float> scores;
  std::vector<std::uint16_t> lemmas;
  scores.reserve(articles_.size());
  lemmas.reserve(articles_.size());
  for (const State& state : articles_) {
    scores.push_back(state.score);
    lemmas.push_back(static_cast<std::uint16_t>(state.lemmas));
  }
  articles_ = std::vector<State>{};
  ::malloc_trim(0);  // or what is free stays with us
  BestAndTotal all;
  all.total = static_cast<std::size_t>(std::ranges::count_if(scores, [](float score) { return score > 0; }));
  for (const Xapian::docid id : watched) all.watched.push_back(scores[id] > 0);
  all.best.reserve(all.total);
  for (Xapian::docid id = 0; id < scores.size(); ++id) {
    if (scores[id] > 0) all.best.push_back({scores[id], id, false, lemmas[id]});
  }
  return all;
}

// With `all`, lists of terms that make hits are read to their end, though the best may be known before.
void BagScorer::add_up(const std::vector<BagTerm>& terms, std::size_t count, bool all) {
  forget();
  const std::vector<Entry> entries = entries_of(terms);
  double rest = 0;
  for (const Entry& entry : entries) rest += entry.bound;
  bool closed = false;
  highest_ = 0;
  double rest_at_drop = std::numeric_limits<double>::max();
  for (const Entry& entry : entries) {
    closed = closed || !entry.term->makes_hit || (!all && has_above(rest, count));
    if (!closed) {
      add_all(entry);
    } else {
      if (count == 0) return;
      if (rest < kDropShare * rest_at_drop) {
        drop_below(threshold(count, rest) - rest);
        rest_at_drop = rest;
      }
      add_to_candidates(entry);
    }
    rest -= entry.bound;
  }
}

Candidate BagScorer::candidate(const RankedArticle& article) const {
  const State& state = articles_[article.id];
  return {article.id, article.score, state.lemmas, state.length};
}

void BagScorer::keep_best(std::size_t count) { drop_below(threshold(count, 0)); }

void BagScorer::forget() {
  for (const Xapian::docid id : seen_) articles_[id] = {0, articles_[id].length, 0};
  seen_.clear();
  candidates_.clear();
}

void BagScorer::add_posting(const Entry& entry, State& state, Xapian::termcount times) {
  state.score += static_cast<float>(entry.weight * bm25_share(times, state.length));
  state.lemmas |= entry.term->lemma;
  highest_ = std::max(highest_, state.score);
}

void BagScorer::add_all(const Entry& entry) {
  sorted_ = false;
  const auto postings = postings_.read(entry.term->term);
  for (std::size_t i = 0; i < postings->articles.size(); ++i) {
    const Xapian::docid id = postings->articles[i];
    State& state = articles_[id];
    if (state.score == 0) {
      seen_.push_back(id);
      candidates_.push_back(id);
    }
    add_posting(entry, state, postings->times[i]);
  }
}

void BagScorer::add_to_candidates(const Entry& entry) {
  const std::string& term = entry.term->term;
  const bool reading = entry.articles < candidates_.size() * kLookUp;
  const bool frequent = std::size_t{entry.articles} * kFrequent >= articles_.size();
  auto postings = postings_.find(term);
  if (!postings && (reading || (frequent && postings_.has_room_for(entry.articles)))) postings = postings_.read(term);
  if (reading) {
    add_by_reading(entry, *postings);
    return;
  }
  if (!sorted_) std::sort(candidates_.begin(), candidates_.end());
  sorted_ = true;
  if (postings) {
    add_by_looking_up(entry, *postings);
  } else {
    add_by_looking_up(entry);
  }
}

void BagScorer::add_by_reading(const Entry& entry, const Postings& postings) {
  for (std::size_t i = 0; i < postings.articles.size(); ++i) {
    State& state = articles_[postings.articles[i]];
    if (state.score > 0) add_posting(entry, state, postings.times[i]);
  }
}

void BagScorer::add_by_looking_up(const Entry& entry, const Postings& postings) {
  const auto& articles = postings.articles;
  auto at = articles.begin();
  for (const Xapian::docid id : candidates_) {
    // Steps that double, then a binary search between the last two: candidates lie a few postings apart, or thousands.
    std::ptrdiff_t step = 1;
    while (step < articles.end() - at && at[step] < id) step *= 2;
    at = std::lower_bound(at + step / 2, at + std::min(step, articles.end() - at), id);
    if (at == articles.end()) return;
    if (*at == id) add_posting(entry, articles_[id], postings.times[static_cast<std::size_t>(at - articles.begin())]);
  }
}

void BagScorer::add_by_looking_up(const Entry& entry) {
  auto at = database_.postlist_begin(entry.term->term);
  const auto end = database_.postlist_end(entry.term->term);
  for (const Xapian::docid id : candidates_) {
    at.skip_to(id);
    if (at == end) return;
    if (*at == id) add_posting(entry, articles_[id], at.get_wdf());
  }
}

bool BagScorer::has_above(double score, std::size_t count) const {
  if (highest_ <= score || candidates_.size() < count) return false;
  for (const Xapian::docid id : candidates_) {
    if (articles_[id].score > score && --count == 0) return true;
  }
  return false;
}

// The lowest score among the best `count` so far, less what rounding may have added; 0 where not so many are above
// `least`.
double BagScorer::threshold(std::size_t count, double least) {
  if (candidates_.size() <= count) return 0;
  sample_.clear();
  double last = least;
  const auto keep_count = [&] {
    const auto at = sample_.begin() + static_cast<std::ptrdiff_t>(count) - 1;
    std::nth_element(sample_.begin(), at, sample_.end(), std::greater<>());
    sample_.resize(count);
    last = *at;
  };
  for (const Xapian::docid id : candidates_) {
    if (articles_[id].score <= last) continue;
    sample_.push_back(articles_[id].score);
    if (sample_.size() >= kSample * count) keep_count();
  }
  if (sample_.size() < count) return 0;
  keep_count();
  return last * kRoundingFactor;
}

void BagScorer::drop_below(double score) {
  if (score > 0) std::erase_if(candidates_, [&](Xapian::docid id) { return articles_[id].score < score; });
}

}  // namespace khabar
