#include "searcher/desk/words/rising.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <tuple>

#include "common/program/error.h"
#include "searcher/desk/article_words.h"
#include "searcher/desk/count/partition.h"
#include "searcher/desk/words/keyness.h"
#include "searcher/desk/words/word_counter.h"
#include "searcher/desk/words/word_query.h"

namespace khabar {
namespace {

// Occurrences of some words by period.
class PeriodCounts {
 public:
  PeriodCounts(const Partition& partition, const std::vector<WordId>& words, std::size_t vocabulary)
      : partition_(partition),
        periods_(partition.end_of_periods - partition.first_period),
        rows_(vocabulary, kNoRow),
        words_of_(periods_) {
    if (periods_ > 0 && words.size() > kMostChangeCells / periods_) {
      throw Error(fmt::format("{} words in {} periods are too many", words.size(), periods_),
                  "ask for longer periods, or for words of more occurrences, such as --min 1000");
    }
    for (std::size_t i = 0; i < words.size(); ++i) rows_[words[i]] = i;
    counts_.resize(words.size() * periods_);
  }

  void read(Xapian::docid article, const TokenSequence& tokens, Vocabulary& vocabulary) {
    const std::size_t period = partition_.bucket(article) - partition_.first_period;
    ArticleWordIds ids{vocabulary, tokens};
    for (std::size_t place = 0; place < tokens.size(); ++place) {
      const std::size_t row = rows_[ids[place]];
      if (row != kNoRow) ++counts_[row * periods_ + period];
    }
    words_of_[period] += tokens.size();
  }

  std::size_t periods_with_words() const {
    return periods_ - static_cast<std::size_t>(std::ranges::count(words_of_, 0U));
  }

  std::vector<TimedValue> values(std::size_t row) const {
    std::vector<TimedValue> values;
    for (std::size_t period = 0; period < periods_; ++period) {
      if (words_of_[period] == 0) continue;
      values.push_back({static_cast<double>(period), per_million(counts_[row * periods_ + period], words_of_[period])});
    }
    return values;
  }

 private:
  static constexpr std::size_t kNoRow = ~std::size_t{0};

  const Partition& partition_;
  const std::size_t periods_;
  std::vector<std::size_t> rows_;        // by word
  std::vector<std::uint32_t> counts_;    // by row, then period
  std::vector<std::uint64_t> words_of_;  // by period
};

ArticleList dated(const ArticleList& articles, const Partition& periods) {
  ArticleList dated;
  for (const Xapian::docid article : articles) {
    const std::uint32_t bucket = periods.bucket(article);
    if (bucket >= periods.first_period && bucket < periods.end_of_periods) dated.push_back(article);
  }
  return dated;
}

// Dates that a query can name: what has none, or an odd one, is no part of a period.
QueryNode among_dated(const QueryNode& tree) {
  QueryNode dates;
  dates.kind = NodeKind::kRange;
  dates.field = Field::kDay;
  dates.low = std::chrono::sys_days{std::chrono::year{1800} / 1 / 1}.time_since_epoch().count();
  dates.high = std::chrono::sys_days{std::chrono::year{2100} / 12 / 31}.time_since_epoch().count();
  return filtered(tree, {dates});
}

}  // namespace

RisingList list_rising(const Collection& collection, const DeskQuery& query, const RisingRequest& request,
                       Analyzer& analyzer) {
  const Partition partition = partition_by(request.by, collection, {request.zone, nullptr});
  const ArticleList all = matching_articles(collection, *query.built.hits);
  const ArticleList articles = dated(all, partition);
  Vocabulary vocabulary{request.unit};
  const WordCounts counts = count_words(collection, articles, vocabulary);
  std::vector<WordId> words;
  for (WordId word = 0; word < vocabulary.size(); ++word) {
    if (counts[word].occurrences >= std::max<std::uint64_t>(request.least, 1)) words.push_back(word);
  }
  PeriodCounts by_period{partition, words, vocabulary.size()};
  for_articles(collection, articles, [&](Xapian::docid article, const TokenSequence& tokens) {
    by_period.read(article, tokens, vocabulary);
  });
  std::vector<std::pair<Change, WordId>> changes;
  for (std::size_t row = 0; row < words.size(); ++row) {
    changes.emplace_back(mann_kendall(by_period.values(row)), words[row]);
  }
  const auto size_of = [&](const Change& change) {
    return std::abs(request.order == ChangeOrder::kSlope ? change.slope : change.z);
  };
  std::ranges::sort(changes, [&](const auto& a, const auto& b) {
    return std::tuple{size_of(b.first), vocabulary.text(a.second)} <
           std::tuple{size_of(a.first), vocabulary.text(b.second)};
  });
  RisingList list{by_period.periods_with_words(), counts.articles, counts.words,
                  all.size() - articles.size(),   changes.size(),  {}};
  changes.resize(std::min(request.limit, changes.size()));
  const QueryNode tree = list.undated > 0 ? among_dated(query.tree) : query.tree;
  for (const auto& [change, word] : changes) {
    list.rising.push_back({std::string{vocabulary.text(word)}, counts[word].occurrences, counts[word].articles, change,
                           query_of_word(tree, word, vocabulary, analyzer)});
  }
  return list;
}

}  // namespace khabar
