#include "searcher/desk/collocates/neighbours.h"

#include <algorithm>

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
        if (named) with_source_.emplace_back(word, source);
      });
    }
  }

  Neighbours take() {
    std::ranges::sort(with_source_);
    const auto same = std::ranges::unique(with_source_);
    with_source_.erase(same.begin(), same.end());
    for (const auto& [word, source] : with_source_) ++found_.of_word[word].sources;
    return std::move(found_);
  }

 private:
  struct LastSeen {
    std::uint64_t hit = 0;  // its number, from 1
    Xapian::docid article = 0;
  };

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

}  // namespace

Neighbours find_neighbours(const Collection& collection, const ArticleList& articles, const MatchTerms& terms,
                           const WindowShape& shape, const Partition& sources, Vocabulary& vocabulary) {
  NeighbourCounter counter{shape, sources, vocabulary};
  OccurrenceFinder finder{terms};
  if (!finder.has_words()) return {};
  for_articles(collection, articles, [&](Xapian::docid article, const TokenSequence& tokens) {
    counter.see(article, tokens, finder.find(tokens));
  });
  return counter.take();
}

}  // namespace khabar
