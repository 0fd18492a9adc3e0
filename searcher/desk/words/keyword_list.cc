#include "searcher/desk/words/keyword_list.h"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "searcher/desk/words/word_counter.h"
#include "searcher/desk/words/word_query.h"

namespace khabar {
namespace {

std::uint64_t count_shared(const ArticleList& a, const ArticleList& b) {
  ArticleList both;
  std::ranges::set_intersection(a, b, std::back_inserter(both));
  return both.size();
}

KeywordSide side_of(const QueryNode& tree, const WordCount& count, WordId word, const Vocabulary& vocabulary,
                    Analyzer& analyzer) {
  return {count.occurrences, count.articles, query_of_word(tree, word, vocabulary, analyzer)};
}

}  // namespace

DeskQuery all_but(const DeskQuery& query, const DeskQuery& whole) {
  DeskQuery rest = whole;
  rest.built.hits = Xapian::Query{Xapian::Query::OP_AND_NOT, *whole.built.hits, *query.built.hits};
  QueryNode excluded = query.tree;
  excluded.sign = Sign::kExcluded;
  rest.tree = {};
  rest.tree.kind = NodeKind::kAnd;
  if (whole.tree.kind != NodeKind::kList || !whole.tree.children.empty()) rest.tree.children.push_back(whole.tree);
  rest.tree.children.push_back(std::move(excluded));
  return rest;
}

KeywordList list_keywords(const Collection& collection, const DeskQuery& query, const DeskQuery& reference,
                          const KeywordRequest& request, Analyzer& analyzer) {
  const ArticleList articles = matching_articles(collection, *query.built.hits);
  const ArticleList others = matching_articles(collection, *reference.built.hits);
  Vocabulary vocabulary{request.unit};
  const WordCounts here = count_words(collection, articles, vocabulary);
  const WordCounts there = count_words(collection, others, vocabulary);
  KeywordList list{here.articles, here.words, there.articles, there.words, count_shared(articles, others), 0, {}};
  if (here.words == 0 || there.words == 0) return list;
  struct Scored {
    double score;
    WordId word;
  };
  std::vector<Scored> scored;
  const auto texts = [&](WordId word) {
    return TwoTexts{here[word].occurrences, there[word].occurrences, here.words, there.words};
  };
  for (WordId word = 0; word < vocabulary.size(); ++word) {
    const std::uint64_t occurrences = here[word].occurrences + there[word].occurrences;
    if (occurrences == 0 || occurrences < request.least) continue;
    scored.push_back({keyness(texts(word), request.constant)[static_cast<std::size_t>(request.order)], word});
  }
  const std::size_t first = std::min(request.limit, scored.size());
  std::ranges::partial_sort(
      scored, scored.begin() + static_cast<std::ptrdiff_t>(first), [&](const Scored& x, const Scored& y) {
        return std::tuple{y.score, vocabulary.text(x.word)} < std::tuple{x.score, vocabulary.text(y.word)};
      });
  list.found = scored.size();
  scored.resize(first);
  for (const auto& [score, word] : scored) {
    list.keywords.push_back(
        {std::string{vocabulary.text(word)}, side_of(query.tree, here[word], word, vocabulary, analyzer),
         side_of(reference.tree, there[word], word, vocabulary, analyzer), keyness(texts(word), request.constant)});
  }
  return list;
}

}  // namespace khabar
