#include "searcher/desk/words/dispersion.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <tuple>

#include "common/index/article_document.h"
#include "common/index/article_name.h"
#include "searcher/desk/article_words.h"
#include "searcher/desk/count/partition.h"

namespace khabar {
namespace {

struct PlacedArticle {
  std::uint32_t month = 0;
  std::uint32_t source = 0;
  std::string age;
  Xapian::docid article = 0;

  bool operator<(const PlacedArticle& other) const {
    return std::tie(month, source, age, article) < std::tie(other.month, other.source, other.age, other.article);
  }
  bool is_in_part_of(const PlacedArticle& other) const { return month == other.month && source == other.source; }
};

std::vector<PlacedArticle> in_order_of_parts(const Collection& collection, const ArticleList& articles,
                                             const TimeZone& zone) {
  const Partition months = partition_by(Dimension::kMonth, collection, {&zone, nullptr});
  const Partition sources = partition_by(Dimension::kSource, collection, {&zone, nullptr});
  StoredValues orders{collection.database(), Slot::kOrder};
  std::vector<PlacedArticle> placed;
  placed.reserve(articles.size());
  for (const Xapian::docid article : articles) {
    placed.push_back({months.bucket(article), sources.bucket(article), age_value(orders.of(article)), article});
  }
  std::ranges::sort(placed, std::less<>{});
  return placed;
}

// Reads the corpus from its beginning to its end.
class Disperser {
 public:
  Disperser(const WordCounts& counts, Vocabulary& vocabulary)
      : counts_(counts), vocabulary_(vocabulary), of_word_(counts.of_word.size()) {}

  void read(const TokenSequence& tokens) {
    ArticleWordIds ids{vocabulary_, tokens};
    for (std::size_t place = 0; place < tokens.size(); ++place, ++place_) {
      const WordId word = ids[place];
      Spread& spread = of_word_.at(word);
      if (spread.in_part++ == 0) of_part_.push_back(word);
      if (spread.seen) {
        spread.near += std::min(static_cast<double>(place_ - spread.last), mean_distance(word));
      } else {
        spread.first = place_;
      }
      spread.seen = true;
      spread.last = place_;
    }
    part_words_ += tokens.size();
  }

  // Words that a part lacks are thought to have all shares of the parts; for those that it has, that is set right.
  void end_part() {
    if (part_words_ == 0) return;
    const double share = static_cast<double>(part_words_) / static_cast<double>(counts_.words);
    for (const WordId word : of_part_) {
      Spread& spread = of_word_[word];
      const double share_of_word = static_cast<double>(spread.in_part) / occurrences(word);
      spread.apart += std::abs(share_of_word - share) - share;
      spread.in_part = 0;
    }
    least_share_ = std::min(least_share_, share);
    ++parts_;
    of_part_.clear();
    part_words_ = 0;
  }

  Dispersions take() const {
    Dispersions all{parts_, std::vector<Dispersion>(of_word_.size())};
    for (WordId word = 0; word < of_word_.size(); ++word) {
      const Spread& spread = of_word_[word];
      if (!spread.seen) continue;
      Dispersion& of = all.of_word[word];
      of.dp = std::max(0.0, (spread.apart + 1) / 2);
      if (parts_ > 1) of.dp_norm = of.dp / (1 - least_share_);
      const auto round = static_cast<double>(spread.first + counts_.words - spread.last);
      of.arf = (spread.near + std::min(round, mean_distance(word))) / mean_distance(word);
    }
    return all;
  }

 private:
  struct Spread {
    bool seen = false;
    std::uint32_t in_part = 0;  // occurrences in the part at hand
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    double near = 0;   // sum of distances, none longer than the mean
    double apart = 0;  // sum of |v_i - s_i| - s_i
  };

  double occurrences(WordId word) const { return static_cast<double>(counts_[word].occurrences); }
  double mean_distance(WordId word) const { return static_cast<double>(counts_.words) / occurrences(word); }

  const WordCounts& counts_;
  Vocabulary& vocabulary_;
  std::vector<Spread> of_word_;
  std::vector<WordId> of_part_;
  std::uint64_t place_ = 0;  // in the corpus
  std::uint64_t part_words_ = 0;
  std::size_t parts_ = 0;
  double least_share_ = 1;
};

}  // namespace

Dispersions disperse(const Collection& collection, const ArticleList& articles, const WordCounts& counts,
                     Vocabulary& vocabulary, const TimeZone& zone) {
  const std::vector<PlacedArticle> placed = in_order_of_parts(collection, articles, zone);
  Disperser disperser{counts, vocabulary};
  for (std::size_t i = 0; i < placed.size(); ++i) {
    if (i > 0 && !placed[i].is_in_part_of(placed[i - 1])) disperser.end_part();
    const Xapian::Document document = collection.database().get_document(placed[i].article, Xapian::DOC_ASSUME_VALID);
    const std::string words = document.get_value(slot(Slot::kTokens));
    reading_article(document, [&] { disperser.read(TokenSequence{words}); });
  }
  disperser.end_part();
  return disperser.take();
}

}  // namespace khabar
