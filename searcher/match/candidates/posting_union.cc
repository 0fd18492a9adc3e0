#include "searcher/match/candidates/posting_union.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <queue>

namespace khabar {

PostingUnion::PostingUnion(const Xapian::Database& database, const std::vector<std::string>& terms) {
  for (const std::string& term : terms) {
    const auto end = database.postlist_end(term);
    auto at = database.postlist_begin(term);
    if (at == end) continue;
    const Xapian::docid first = *at;
    lists_.push_back({std::move(at), end, first});
  }
}

Xapian::docid PostingUnion::next(Xapian::docid article) {
  if (read_ && article <= begin_) return begin_;
  if (is_read(article)) {
    const auto found = std::find_if(counts_.begin() + (article - begin_), counts_.end(), [](auto n) { return n > 0; });
    if (found != counts_.end()) return begin_ + static_cast<Xapian::docid>(found - counts_.begin());
    if (begin_ > std::numeric_limits<Xapian::docid>::max() - kWindow) return 0;
    article = begin_ + kWindow;
  }
  return read_from(article) ? begin_ : 0;
}

Xapian::termcount PostingUnion::count(Xapian::docid article) {
  if (read_ && article < begin_) return 0;
  if (!is_read(article) && !read_from(article)) return 0;
  return is_read(article) ? counts_[article - begin_] : 0;
}

bool PostingUnion::move_to(List& list, Xapian::docid article) {
  if (list.next >= article) return true;
  list.at.skip_to(article);
  if (list.at == list.end) return false;
  list.next = *list.at;
  return true;
}

bool PostingUnion::read_from(Xapian::docid article) {
  std::erase_if(lists_, [&](List& list) { return !move_to(list, article); });
  if (lists_.empty()) return false;
  begin_ = std::ranges::min_element(lists_, {}, &List::next)->next;
  read_ = true;
  counts_.fill(0);
  std::erase_if(lists_, [&](List& list) {
    while (is_read(list.next)) {
      counts_[list.next - begin_] += list.at.get_wdf();
      if (++list.at == list.end) return true;
      list.next = *list.at;
    }
    return false;
  });
  return true;
}

Xapian::doccount most_articles(const Xapian::Database& database, const std::vector<std::string>& terms) {
  const Xapian::doccount all = database.get_doccount();
  Xapian::doccount most = 0;
  for (const std::string& term : terms) most += std::min(all - most, database.get_termfreq(term));
  return most;
}

Xapian::doccount likely_articles(const Xapian::Database& database, const std::vector<std::string>& terms) {
  const double all = database.get_doccount();
  if (all == 0) return 0;
  std::priority_queue<Xapian::doccount, std::vector<Xapian::doccount>, std::greater<>> counts;
  for (const std::string& term : terms) counts.push(database.get_termfreq(term));
  const auto take = [&] {
    const double least = counts.top();
    counts.pop();
    return least;
  };
  while (counts.size() > 1) {
    const double a = take();
    const double b = take();
    counts.push(static_cast<Xapian::doccount>(std::lround(a + b - a * b / all)));
  }
  return counts.empty() ? 0 : counts.top();
}

}  // namespace khabar
