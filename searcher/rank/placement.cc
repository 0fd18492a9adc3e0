#include "searcher/rank/placement.h"

#include <algorithm>
#include <unordered_set>

#include "common/index/article_name.h"
#include "common/index/collection_tokens.h"
#include "searcher/rank/ranking.h"

namespace khabar {

double most_of_places(const std::vector<PlacedWord>& words) {
  double sum = 0;
  for (const PlacedWord& word : words) sum += word.weight;
  return weigh({sum, sum, sum});
}

double weigh(const Placement& placement) {
  return kEarlyWeight * placement.early + kSentenceWeight * placement.sentence + kMissingWeight * placement.missing;
}

PlacementScorer::PlacementScorer(const Collection& collection, const std::vector<PlacedWord>& words)
    : collection_(collection) {
  std::unordered_set<std::string_view> lemmas;
  for (const PlacedWord& word : words) {
    if (word.weight <= 0 || !lemmas.insert(word.lemma).second) continue;
    words_.push_back({WordPattern{word.lemma}, word.weight});
  }
}

// In order of id, in which the stored words lie.
void PlacementScorer::add_scores(std::vector<Candidate>& articles, std::size_t count) {
  if (words_.empty()) return;
  std::vector<Candidate*> placed;
  std::size_t before = 0;  // in the block
  for (std::size_t i = 0; i < articles.size(); ++i) {
    before = i > 0 && articles[i].block == articles[i - 1].block ? before + 1 : 0;
    if (before < count) placed.push_back(&articles[i]);
  }
  std::ranges::sort(placed, {}, [](const Candidate* article) { return article->id; });
  CollectionTokens tokens{collection_};
  for (Candidate* article : placed) {
    article->score += reading_article(collection_.database(), article->id,
                                      [&] { return weigh(of(TokenSequence{tokens.of(article->id)})); });
    article->placed = true;
  }
}

Placement PlacementScorer::of(const TokenSequence& tokens) {
  find(tokens);
  return {early(tokens.body().begin), best_sentence(tokens), heaviest_missing()};
}

void PlacementScorer::find(const TokenSequence& tokens) {
  codes_.clear();
  for (const Placed& word : words_) codes_.push_back(tokens.codes(word.pattern));
  occurrences_.clear();
  tokens.find_any(codes_, [&](std::size_t place, std::size_t word) { occurrences_.push_back({place, word}); });
}

double PlacementScorer::early(std::size_t body) {
  seen_.assign(words_.size(), false);
  double sum = 0;
  for (const auto& [place, word] : occurrences_) {
    if (place < body || seen_[word]) continue;
    seen_[word] = true;
    sum += words_[word].weight * kEarlyWords / (kEarlyWords + static_cast<double>(place - body));
  }
  return sum;
}

double PlacementScorer::best_sentence(const TokenSequence& tokens) {
  double best = 0;
  std::size_t end = 0;
  auto at = occurrences_.begin();
  for (const Sentence& sentence : tokens.sentences()) {
    end += sentence.words;
    seen_.assign(words_.size(), false);
    double sum = 0;
    for (; at != occurrences_.end() && at->place < end; ++at) {
      if (!seen_[at->word]) sum += words_[at->word].weight;
      seen_[at->word] = true;
    }
    best = std::max(best, sum);
  }
  return best;
}

double PlacementScorer::heaviest_missing() {
  seen_.assign(words_.size(), false);
  for (const Occurrence& occurrence : occurrences_) seen_[occurrence.word] = true;
  double heaviest = 0;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (!seen_[i]) heaviest = std::max(heaviest, words_[i].weight);
  }
  return heaviest;
}

}  // namespace khabar
