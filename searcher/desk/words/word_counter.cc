#include "searcher/desk/words/word_counter.h"

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

// By code first: most words are common, and a table of their codes stays in the cache.
BodyCounts count_part(const Collection& collection, std::span<const Xapian::docid> articles,
                      const Vocabulary& vocabulary) {
  BodyCounts counts{std::vector<std::uint64_t>(vocabulary.size()), 0};
  std::vector<std::uint64_t> by_code(kMostCommonWords);
  std::vector<std::uint32_t> by_rare;
  for_articles(collection, articles, [&](Xapian::docid, const TokenSequence& tokens) {
    const std::vector<StoredRareWord>& rare = tokens.rare_words();
    by_rare.assign(rare.size(), 0);
    const WordRange body = tokens.body();
    tokens.for_codes(body, [&](std::uint32_t code) {
      if (code < kMostCommonWords) {
        ++by_code[code];
      } else {
        if (code - kMostCommonWords >= by_rare.size()) throw Damage("the stored words are damaged");
        ++by_rare[code - kMostCommonWords];
      }
    });
    counts.words += body.end - body.begin;
    for (std::size_t i = 0; i < by_rare.size(); ++i) {
      const WordId word = by_rare[i] > 0 ? vocabulary.find(rare[i]) : kNoWord;
      if (word != kNoWord) counts.of_word[word] += by_rare[i];
    }
  });
  for (std::uint32_t code = 0; code < kMostCommonWords; ++code) {
    if (by_code[code] > 0) counts.of_word[vocabulary.common(code)] += by_code[code];
  }
  return counts;
}

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
    counts[part] = count_part(databases, part_of(std::span{articles}, part, parts), vocabulary);
  });
  for (std::size_t part = 1; part < parts; ++part) {
    for (WordId word = 0; word < vocabulary.size(); ++word) counts.front().of_word[word] += counts[part].of_word[word];
    counts.front().words += counts[part].words;
  }
  return std::move(counts.front());
}

}  // namespace khabar
