#include "searcher/desk/words/word_listing.h"

#include <algorithm>
#include <tuple>

#include "searcher/desk/words/word_query.h"

namespace khabar {
namespace {

// The lowest first.
double order_key(WordOrder order, const WordCount& count, const Dispersion& spread) {
  switch (order) {
    case WordOrder::kOccurrences:
      return -static_cast<double>(count.occurrences);
    case WordOrder::kArticles:
      return -static_cast<double>(count.articles);
    case WordOrder::kArf:
      return -spread.arf;
    case WordOrder::kDp:
      break;
  }
  return spread.dp;
}

}  // namespace

WordListing list_words(const Collection& collection, const DeskQuery& query, const WordListRequest& request,
                       Analyzer& analyzer) {
  const ArticleList articles = matching_articles(collection, *query.built.hits);
  Vocabulary vocabulary{request.unit};
  const WordCounts counts = count_words(collection, articles, vocabulary);
  const Dispersions spreads = disperse(collection, articles, counts, vocabulary, *request.zone);
  std::vector<WordId> words;
  for (WordId word = 0; word < counts.of_word.size(); ++word) {
    if (counts[word].occurrences >= std::max<std::uint64_t>(request.least, 1)) words.push_back(word);
  }
  const auto is_before = [&](WordId a, WordId b) {
    const double key_a = order_key(request.order, counts[a], spreads.of_word[a]);
    const double key_b = order_key(request.order, counts[b], spreads.of_word[b]);
    return std::tuple{key_a, counts[b].occurrences, vocabulary.text(a)} <
           std::tuple{key_b, counts[a].occurrences, vocabulary.text(b)};
  };
  const std::size_t first = std::min(request.limit, words.size());
  std::ranges::partial_sort(words, words.begin() + static_cast<std::ptrdiff_t>(first), is_before);
  WordListing listing{counts.articles, counts.words, spreads.parts, words.size(), {}};
  words.resize(first);
  for (const WordId word : words) {
    listing.listed.push_back({std::string{vocabulary.text(word)}, counts[word].occurrences, counts[word].articles,
                              spreads.of_word[word], query_of_word(query.tree, word, vocabulary, analyzer)});
  }
  return listing;
}

}  // namespace khabar
