#include "searcher/rank/posting_cache.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

#include "common/stored/damage.h"

namespace khabar {
namespace {

constexpr std::size_t kPostingBytes = sizeof(Xapian::docid) + sizeof(std::uint16_t);
constexpr Xapian::termcount kMostTimes = std::numeric_limits<std::uint16_t>::max();

[[noreturn]] void refuse(const std::string& term) {
  throw Damage("the list of articles is damaged").of(fmt::format("term {}", term));
}

// A full generation holds at least so many lists: none takes more than its share.
constexpr std::size_t kMinLists = 4;

std::size_t bytes_of(std::size_t articles) { return articles * kPostingBytes; }

std::shared_ptr<const Postings> read_postings(const Xapian::Database& database, const std::string& term,
                                              Xapian::doccount articles) {
  if (articles > database.get_doccount()) refuse(term);
  const Xapian::docid last_article = database.get_lastdocid();
  auto postings = std::make_shared<Postings>();
  postings->articles.reserve(articles);
  postings->times.reserve(articles);
  const auto end = database.postlist_end(term);
  for (auto at = database.postlist_begin(term); at != end; ++at) {
    const Xapian::docid article = *at;
    const Xapian::docid former = postings->articles.empty() ? 0 : postings->articles.back();
    if (article <= former || article > last_article) refuse(term);
    postings->articles.push_back(article);
    postings->times.push_back(static_cast<std::uint16_t>(std::min(at.get_wdf(), kMostTimes)));
  }
  return postings;
}

}  // namespace

PostingCache::PostingCache(const Xapian::Database& database, std::size_t bytes) : database_(database), bytes_(bytes) {}

const TermStatistics& PostingCache::statistics(const std::string& term) {
  const auto [at, is_new] = statistics_.try_emplace(term);
  if (is_new) {
    at->second.articles = database_.get_termfreq(term);
    if (at->second.articles > 0) at->second.most_times = database_.get_wdf_upper_bound(term);
  }
  return at->second;
}

bool PostingCache::has_room_for(Xapian::doccount articles) const {
  return bytes_of(articles) <= bytes_ / 2 / kMinLists;
}

std::shared_ptr<const Postings> PostingCache::find(const std::string& term) {
  if (const auto at = young_.find(term); at != young_.end()) return at->second;
  const auto at = old_.find(term);
  if (at == old_.end()) return nullptr;
  const std::shared_ptr<const Postings> postings = at->second;
  keep(term, postings);
  return postings;
}

std::shared_ptr<const Postings> PostingCache::read(const std::string& term) {
  if (auto known = find(term)) return known;
  auto postings = read_postings(database_, term, statistics(term).articles);
  if (has_room_for(statistics(term).articles)) keep(term, postings);
  return postings;
}

void PostingCache::keep(const std::string& term, const std::shared_ptr<const Postings>& postings) {
  const std::size_t bytes = bytes_of(postings->articles.size());
  if (young_bytes_ + bytes > bytes_ / 2) {
    old_ = std::exchange(young_, {});
    young_bytes_ = 0;
  }
  young_[term] = postings;
  young_bytes_ += bytes;
}

}  // namespace khabar
