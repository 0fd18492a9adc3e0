#include "searcher/desk/words/word_counter.h"

#include <algorithm>
#include <span>
#include <utility>

#include "common/index/parts.h"
#include "searcher/desk/article_words.h"

namespace khabar {
namespace {

void count_one(WordCounts& counts, WordId word, Xapian::docid article) {
  WordCount& count = counts.of_word[word];
  ++count.occurrences;
  if (count.last == article) return;
  count.last = article;
  ++count.articles;
}

// Counts by code first: codes of two bytes have a table of their own, which stays in the cache. Those of rare words are
// told by each article anew.
class BodyCounter {
 public:
  explicit BodyCounter(const Vocabulary& vocabulary)
      : vocabulary_(vocabulary), counts_{std::vector<std::uint64_t>(vocabulary.size()), 0}, by_code_(kNarrowCodes) {}

  void see(const TokenSequence& tokens) {
    const WordRange body = tokens.body();
    const std::size_t codes = kMostCommonWords + tokens.rare_count();
    if (by_code_.size() < codes) by_code_.resize(codes);
    std::uint32_t last = 0;
    tokens.for_codes(body, [&](std::uint32_t code) {
      last = std::max(last, code);
      if (code < by_code_.size()) ++by_code_[code];
    });
    if (last >= codes) throw Damage("the stored words are damaged");
    counts_.words += body.end - body.begin;
    tokens.each_rare_word(vocabulary_.rare(), [&](std::uint32_t i, const StoredRareWord& word) {
      const std::uint64_t times = by_code_[kMostCommonWords + i];
      const WordId known = times > 0 ? vocabulary_.find(word) : kNoWord;
      if (known != kNoWord) counts_.of_word[known] += times;
    });
    std::fill_n(by_code_.begin() + kMostCommonWords, tokens.rare_count(), 0);
  }

  BodyCounts take() {
    for (std::uint32_t code = 0; code < kMostCommonWords; ++code) {
      if (by_code_[code] > 0) counts_.of_word[vocabulary_.common(code)] += by_code_[code];
    }
    return std::move(counts_);
  }

 private:
  static constexpr std::size_t kNarrowCodes = 0x10000;

  const Vocabulary& vocabulary_;
  BodyCounts counts_;
  std::vector<std::uint64_t> by_code_;  // of rare words: 0 between two articles
};

}  // namespace

WordCounts count_words(const Collection& collection, const ArticleList& articles, Vocabulary& vocabulary) {
  WordCounts counts;
  for_articles(collection, articles, [&](Xapian::docid article, const TokenSequence& tokens) {
    ArticleWordIds ids{vocabulary, tokens};
    counts.of_word.resize(vocabulary.size() + tokens.rare_words().size());
    for (std::size_t word = 0; word < tokens.size(); ++word) count_one(counts, ids[word], article);
    counts.words += tokens.size();
    ++counts.articles;
  });
  counts.of_word.resize(vocabulary.size());
  return counts;
}

BodyCounts count_known_words_of_bodies(const Collection& collection, const ArticleList& articles,
                                       const Vocabulary& vocabulary, unsigned jobs) {
  constexpr std::size_t kLeastArticles = 2000;  // of a part; chosen, not tuned
  const std::size_t parts = parts_for(articles.size(), jobs, kLeastArticles);
  std::vector<BodyCounts> counts(parts);
  for_parts(collection, parts, jobs, [&](const Collection& databases, std::size_t part) {
    BodyCounter counter{vocabulary};
    for_articles(databases, part_of(std::span{articles}, part, parts),
                 [&](Xapian::docid, const TokenSequence& tokens) { counter.see(tokens); });
    counts[part] = counter.take();
  });
  for (std::size_t part = 1; part < parts; ++part) {
    for (WordId word = 0; word < vocabulary.size(); ++word) counts.front().of_word[word] += counts[part].of_word[word];
    counts.front().words += counts[part].words;
  }
  return std::move(counts.front());
}

}  // namespace khabar
