// Whether and where a SpanQuery matches in one article after another.
#pragma once

#include <cstddef>
#include <vector>

#include "common/stored/token_sequence.h"
#include "searcher/match/span.h"
#include "searcher/match/span_query.h"
#include "searcher/match/word_places.h"

namespace khabar {

enum class TextPart { kTitle, kBody };

// More pairs of spans than any article has that people wrote. An article that has them ends the query.
inline constexpr std::size_t kMostSpans = 2'000'000;

// Not for two threads at once.
class SpanMatcher {
 public:
  explicit SpanMatcher(const SpanQuery& query);
  SpanMatcher(const SpanMatcher&) = delete;
  SpanMatcher& operator=(const SpanMatcher&) = delete;
  ~SpanMatcher() = default;

  // Throw Damage, and Error if there are more than kMostSpans.
  bool stands_in(const TokenSequence& tokens);

  // All matches in title and body, those that overlap among them. Those of a title that is the body's beginning are
  // there once.
  Spans matches(const TokenSequence& tokens);

  // The words of all matches in a part of the article, ascending, each once; words of gaps are none of them. Numbers
  // count from the beginning of the article (TokenSequence).
  std::vector<Place> marked(const TokenSequence& tokens, TextPart part);

 private:
  struct Node {
    const SpanQuery* query;
    std::size_t word = 0;  // index in places_, of a word
    std::vector<Node> children;
    Spans found;  // in the part at hand
  };

  static Node make_node(const SpanQuery& query, std::size_t& words);

  void read(const TokenSequence& tokens);
  std::size_t count(const TokenSequence& tokens);
  void find(Node& node, WordRange part);
  void find_sequence(Node& node, WordRange part);
  void find_pairs(Node& node, WordRange part);
  void mark(const Node& node, const Spans& accepted, std::vector<Place>& marked);
  void mark_sequence(const Node& node, const Spans& accepted, std::vector<Place>& marked) const;
  void mark_pairs(const Node& node, const Spans& accepted, std::vector<Place>& marked);

  // Calls see(a, b) for spans of the two children that stand to each other as the node says.
  template <typename See>
  void for_pairs(const Node& node, See see);
  template <typename See>
  void for_pairs_in_order(const SpanQuery& query, const Spans& first, const Spans& second, See see);
  bool is_beyond(const SpanQuery& query, const Span& first, const Span& second);
  void count_pair();

  SpanQuery query_;
  WordPlaces places_;
  Node root_;
  TextUnits units_;
  std::size_t pairs_ = 0;  // of the article at hand
};

}  // namespace khabar
