#include "searcher/desk/collocates/neighbours.h"

#include <algorithm>
#include <memory>
#include <span>

#include "common/index/parts.h"
#include "searcher/desk/article_words.h"
#include "searcher/match/occurrence_finder.h"

namespace khabar {
namespace {

class NeighbourCounter {
 public:
  NeighbourCounter(const WindowShape& shape, const Partition& sources, Vocabulary& vocabulary)
      : windows_(shape), sources_(sources), vocabulary_(vocabulary) {}

  void see(Xapian::docid article, const TokenSequence& tokens, const Spans& occurrences) {
    windows_.read(tokens, occurrences);
    ArticleWordIds ids{vocabulary_, tokens};
    const std::uint32_t source = sources_.bucket(article);
    const bool named = sources_.buckets[source].name != kNoValue;
    for (std::size_t i = 0; i < windows_.size(); ++i) {
      ++found_.node_hits;
      windows_.for_words(i, [&](Place place, bool is_new) {
        const WordId word = ids[place];
        if (word >= found_.of_word.size()) grow(word);
        Neighbour& neighbour = found_.of_word[word];
        LastSeen& last = last_[word];
        if (is_new) {
          ++neighbour.tokens;
          ++found_.window_words;
        }
        if (std::exchange(last.hit, found_.node_hits) != found_.node_hits) ++neighbour.hits;
        if (std::exchange(last.article, article) == article) return;
        ++neighbour.articles;
        if (named) add_source(word, source);
      });
    }
  }

  // What another one has found in articles behind those of this one.
  void add(const NeighbourCounter& later) {
    const std::vector<WordId> ids = vocabulary_.add_all(later.vocabulary_);
    for (WordId word = 0; word < later.found_.of_word.size(); ++word) {
      const Neighbour& more = later.found_.of_word[word];
      if (more.hits == 0) continue;
      if (ids[word] >= found_.of_word.size()) grow(ids[word]);
      Neighbour& neighbour = found_.of_word[ids[word]];
      neighbour.hits += more.hits;
      neighbour.tokens += more.tokens;
      neighbour.articles += more.articles;
    }
    found_.node_hits += later.found_.node_hits;
    found_.window_words += later.found_.window_words;
    for (const auto& [word, source] : later.with_source_) with_source_.emplace_back(ids[word], source);
  }

  Neighbours take() {
    keep_each_once();
    for (const auto& [word, source] : with_source_) ++found_.of_word[word].sources;
    return std::move(found_);
  }

  // So that parts are sorted where they are found.
  void keep_each_once() {
    std::ranges::sort(with_source_);
    const auto same = std::ranges::unique(with_source_);
    with_source_.erase(same.begin(), same.end());
  }

 private:
  struct LastSeen {
    std::uint64_t hit = 0;  // its number, from 1
    Xapian::docid article = 0;
    std::uint64_t sources = 0;  // a bit for each of the first
  };

  // Most pairs come again and again.
  void add_source(WordId word, std::uint32_t source) {
    std::uint64_t& seen = last_[word].sources;
    const std::uint64_t bit = source < 64 ? std::uint64_t{1} << source : 0;
    if ((seen & bit) != 0) return;
    seen |= bit;
    with_source_.emplace_back(word, source);
  }

  void grow(WordId word) {
    const std::size_t size = std::max(vocabulary_.size(), std::size_t{word} + 1);
    found_.of_word.resize(size);
    last_.resize(size);
  }

  Windows windows_;
  const Partition& sources_;
  Vocabulary& vocabulary_;
  Neighbours found_;
  std::vector<LastSeen> last_;  // by word
  std::vector<std::pair<WordId, std::uint32_t>> with_source_;
};

// The articles of a part, with a vocabulary of its own.
struct NeighbourPart {
  NeighbourPart(const WindowShape& shape, const Partition& sources, WordUnit unit)
      : vocabulary(unit), counter(shape, sources, vocabulary) {}

  Vocabulary vocabulary;
  NeighbourCounter counter;
};

void see_articles(const Collection& collection, std::span<const Xapian::docid> articles, const MatchTerms& terms,
                  NeighbourCounter& counter) {
  OccurrenceFinder finder{terms};
  if (!finder.has_words()) return;
  for_articles(collection, articles, [&](Xapian::docid article, const TokenSequence& tokens) {
    counter.see(article, tokens, finder.find(tokens));
  });
}

}  // namespace

Neighbours find_neighbours(const Collection& collection, const ArticleList& articles, const MatchTerms& terms,
                           const WindowShape& shape, const Partition& sources, Vocabulary& vocabulary, unsigned jobs) {
  constexpr std::size_t kLeastArticles = 1000;  // of a part; chosen, not tuned: a part makes a vocabulary
  const std::size_t parts = parts_for(articles.size(), jobs, kLeastArticles);
  NeighbourCounter counter{shape, sources, vocabulary};
  std::vector<std::unique_ptr<NeighbourPart>> others(parts);  // the first stays empty
  for_parts(collection, parts, jobs, [&](const Collection& databases, std::size_t part) {
    const auto some = part_of(std::span{articles}, part, parts);
    if (part == 0) return see_articles(databases, some, terms, counter);
    others[part] = std::make_unique<NeighbourPart>(shape, sources, vocabulary.unit());
    see_articles(databases, some, terms, others[part]->counter);
    others[part]->counter.keep_each_once();
  });
  for (std::size_t part = 1; part < parts; ++part) counter.add(others[part]->counter);
  return counter.take();
}

}  // namespace khabar
