#include "searcher/search/answer_order.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "common/index/article_document.h"
#include "common/stored/field.h"

namespace khabar {
namespace {

// Fewer equal articles than this are sorted with their whole keys in memory.
constexpr std::size_t kFew = 1000;

// So many bytes of a key are looked at at once; the eighth of a number tells how many there were.
constexpr std::size_t kPieceBytes = 7;
constexpr std::uint64_t kGoesOn = kPieceBytes + 1;

// Numbers that sort as the keys do from `from` on, as far as they tell them apart.
std::uint64_t piece_of(std::string_view key, std::size_t from) {
  const std::string_view rest = key.substr(std::min(from, key.size()));
  std::uint64_t piece = 0;
  for (std::size_t i = 0; i < kPieceBytes; ++i) {
    piece = piece << 8U | (i < rest.size() ? static_cast<unsigned char>(rest[i]) : 0U);
  }
  return piece << 8U | std::min<std::uint64_t>(rest.size(), kGoesOn);
}

// Articles of one score. While they are sorted, what is known of their keys stands in place of it.
class EqualArticles {
 public:
  EqualArticles(const Xapian::Database& database, Sort sort) : database_(database), sort_(sort) {}

  void sort(std::span<RankedArticle> articles) {
    if (articles.size() < 2) return;
    const double score = articles.front().score;
    sort_from(articles, 0);
    for (RankedArticle& article : articles) article.score = score;
  }

 private:
  std::string key(const std::string& order) const { return sort_ == Sort::kOldest ? age_value(order) : order; }

  // Calls take(article, key) for each, in order of id: each block of the values is read once.
  template <class Take>
  void read_keys(std::span<RankedArticle> articles, Take take) const {
    std::ranges::sort(articles, {}, &RankedArticle::id);
    auto at = database_.valuestream_begin(slot(Slot::kOrder));
    const auto end = database_.valuestream_end(slot(Slot::kOrder));
    for (RankedArticle& article : articles) {
      if (at != end) at.skip_to(article.id);
      take(article, at != end && at.get_docid() == article.id ? key(*at) : std::string{});
    }
  }

  void sort_few(std::span<RankedArticle> articles) const {
    std::vector<std::pair<std::string, RankedArticle>> keyed;
    read_keys(articles,
              [&](const RankedArticle& article, std::string key) { keyed.emplace_back(std::move(key), article); });
    std::ranges::sort(keyed, {}, [](const auto& one) { return std::pair{std::string_view{one.first}, one.second.id}; });
    for (std::size_t i = 0; i < keyed.size(); ++i) articles[i] = keyed[i].second;
  }

  // The first `from` bytes of their keys are equal.
  void sort_from(std::span<RankedArticle> articles, std::size_t from) const {
    if (articles.size() <= kFew) return sort_few(articles);
    read_keys(articles, [&](RankedArticle& article, const std::string& key) {
      article.score = std::bit_cast<double>(piece_of(key, from));
    });
    const auto piece = [](const RankedArticle& article) { return std::bit_cast<std::uint64_t>(article.score); };
    std::ranges::sort(articles, {}, [&](const RankedArticle& article) {
      return std::pair{piece(article), article.id};
    });
    for (auto begin = articles.begin(); begin != articles.end();) {
      const std::uint64_t first = piece(*begin);
      const auto end = std::find_if(begin, articles.end(), [&](const RankedArticle& a) { return piece(a) != first; });
      if (end - begin > 1 && (first & 0xFFU) == kGoesOn) sort_from({begin, end}, from + kPieceBytes);
      begin = end;
    }
  }

  const Xapian::Database& database_;
  Sort sort_;
};

}  // namespace

void sort_answer(std::vector<RankedArticle>& articles, Sort sort, const Xapian::Database& database) {
  std::ranges::sort(articles, std::ranges::greater{}, &RankedArticle::score);
  EqualArticles equals{database, sort};
  for (auto begin = articles.begin(); begin != articles.end();) {
    const auto end =
        std::find_if(begin, articles.end(), [&](const RankedArticle& a) { return a.score != begin->score; });
    equals.sort({begin, end});
    begin = end;
  }
}

}  // namespace khabar
