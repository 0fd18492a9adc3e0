#include "searcher/desk/collocates/collocates.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <unordered_set>

#include "searcher/desk/collocates/neighbours.h"
#include "searcher/desk/collocates/pair_query.h"
#include "searcher/desk/count/name_partition.h"
#include "searcher/desk/word_node.h"
#include "searcher/desk/words/word_counter.h"
#include "searcher/desk/words/word_query.h"
#include "searcher/query/query_text.h"

namespace khabar {
namespace {

std::unordered_set<std::string> lemmas_of(const MatchTerms& terms) {
  std::unordered_set<std::string> lemmas;
  for (const SpanQuery& query : span_queries(terms)) {
    for (const SpanQuery* word : words_of(query)) {
      for (const AskedForm& form : word->words) lemmas.insert(form.lemma);
    }
  }
  return lemmas;
}

ArticleList of_bucket(const ArticleList& articles, const Partition& partition, std::uint32_t bucket) {
  ArticleList part;
  std::ranges::copy_if(articles, std::back_inserter(part),
                       [&](Xapian::docid article) { return partition.bucket(article) == bucket; });
  return part;
}

// One query.
class CollocateRun {
 public:
  CollocateRun(const Collection& collection, const DeskQuery& query, const CollocateRequest& request,
               Analyzer& analyzer)
      : collection_(collection),
        query_(query),
        request_(request),
        analyzer_(analyzer),
        sources_(name_partition(Field::kSource, collection)),
        lemmas_(lemmas_of(query.built.marked)),
        matches_(matching_articles(collection, *query.built.hits)),
        subcorpus_(articles_of_subcorpus(query, *request.zone, collection, analyzer)) {}

  std::vector<CollocateTable> tables() {
    if (!request_.by) return {table({}, query_.tree, matches_, subcorpus_)};
    const Partition partition = partition_by(*request_.by, collection_, {request_.zone, nullptr});
    std::vector<CollocateTable> tables;
    for (std::uint32_t i = 0; i < partition.buckets.size(); ++i) {
      const Bucket& bucket = partition.buckets[i];
      const ArticleList matches = of_bucket(matches_, partition, i);
      if (matches.empty()) continue;
      const QueryNode tree = bucket.can_be_asked ? filtered(query_.tree, bucket.filters) : QueryNode{};
      CollocateTable part = table(bucket.name, tree, matches, of_bucket(subcorpus_, partition, i));
      if (part.node_hits > 0) tables.push_back(std::move(part));
    }
    return tables;
  }

 private:
  CollocateTable table(const std::string& bucket, const QueryNode& tree, const ArticleList& matches,
                       const ArticleList& subcorpus) {
    Vocabulary vocabulary{request_.unit};
    const Neighbours neighbours = find_neighbours(collection_, matches, query_.built.marked, request_.window, sources_,
                                                  vocabulary, request_.jobs);
    const BodyCounts counts = count_known_words_of_bodies(collection_, subcorpus, vocabulary, request_.jobs);
    CollocateTable table{bucket, neighbours.node_hits, neighbours.window_words, counts.words, 0, {}};
    for (WordId word = 0; word < neighbours.of_word.size(); ++word) {
      const Neighbour& neighbour = neighbours.of_word[word];
      if (neighbour.hits == 0 || neighbour.hits < request_.least_hits) continue;
      const PairCounts pair{neighbour.hits,       neighbour.tokens,        neighbours.node_hits,
                            counts.of_word[word], neighbours.window_words, counts.words};
      table.collocates.push_back({std::string{vocabulary.text(word)},
                                  false,
                                  neighbour.articles,
                                  neighbour.sources,
                                  pair,
                                  associations(pair),
                                  {}});
      words_.push_back(word);
    }
    table.found = table.collocates.size();
    keep_first(table, tree, vocabulary);
    return table;
  }

  // Only what is printed is given a query.
  void keep_first(CollocateTable& table, const QueryNode& tree, const Vocabulary& vocabulary) {
    std::vector<std::size_t> order(table.collocates.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    const auto measure = static_cast<std::size_t>(request_.order);
    std::ranges::sort(order, [&](std::size_t i, std::size_t j) {
      const Collocate& a = table.collocates[i];
      const Collocate& b = table.collocates[j];
      return std::tie(b.measures[measure], b.pair.hits, a.word) < std::tie(a.measures[measure], a.pair.hits, b.word);
    });
    if (order.size() > request_.limit) order.resize(request_.limit);
    std::vector<Collocate> first;
    for (const std::size_t i : order) {
      first.push_back(std::move(table.collocates[i]));
      describe(first.back(), words_[i], tree, vocabulary);
    }
    table.collocates = std::move(first);
    words_.clear();
  }

  void describe(Collocate& collocate, WordId word, const QueryNode& tree, const Vocabulary& vocabulary) {
    const std::vector<Token>& tokens = analyzer_.analyze(vocabulary.spellings(word).back());
    collocate.self = tokens.size() == 1 && lemmas_.contains(tokens.front().word->lemma);
    const auto node = node_of_word(word, vocabulary, analyzer_);
    const auto pair = node ? pair_query(tree, bare_word(*node), request_.window) : std::nullopt;
    if (pair) collocate.query = query_text(*pair);
  }

  const Collection& collection_;
  const DeskQuery& query_;
  const CollocateRequest& request_;
  Analyzer& analyzer_;
  const Partition sources_;
  const std::unordered_set<std::string> lemmas_;
  const ArticleList matches_;
  const ArticleList subcorpus_;
  std::vector<WordId> words_;  // of the collocates of the table at hand
};

}  // namespace

std::vector<CollocateTable> collocates(const Collection& collection, const DeskQuery& query,
                                       const CollocateRequest& request, Analyzer& analyzer) {
  return CollocateRun{collection, query, request, analyzer}.tables();
}

}  // namespace khabar
