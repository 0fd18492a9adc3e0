#include "searcher/match/span_query.h"

#include <algorithm>

namespace khabar {
namespace {

void add_words(const SpanQuery& query, std::vector<const SpanQuery*>& words) {
  if (query.kind == SpanKind::kWord) words.push_back(&query);
  for (const SpanQuery& child : query.children) add_words(child, words);
}

}  // namespace

std::vector<const SpanQuery*> words_of(const SpanQuery& query) {
  std::vector<const SpanQuery*> words;
  add_words(query, words);
  return words;
}

bool is_told_by_terms(const SpanQuery& query) {
  if (query.kind == SpanKind::kWord) {
    return query.without.empty() &&
           std::ranges::all_of(query.words, [](const AskedForm& word) { return word.exact.empty(); });
  }
  return query.kind == SpanKind::kAny && std::ranges::all_of(query.children, is_told_by_terms);
}

}  // namespace khabar
