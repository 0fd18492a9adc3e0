#include "searcher/desk/count/form_buckets.h"

#include <algorithm>

#include "searcher/desk/article_words.h"
#include "searcher/desk/collation.h"
#include "searcher/desk/word_node.h"

namespace khabar {
namespace {

bool looks_for_words_anywhere(const MatchTerms& terms) {
  return terms.title_lemmas.empty() && std::ranges::all_of(terms.spans, [](const SpanQuery& span) {
           return span.kind == SpanKind::kWord && !span.in_title;
         });
}

}  // namespace

std::uint32_t FormBuckets::number(const TokenSequence& tokens, const Span& occurrence) {
  std::string form = spelled_words(tokens, occurrence);
  const auto [known, is_new] = numbers_.emplace(std::move(form), static_cast<std::uint32_t>(buckets_.size()));
  if (is_new) buckets_.push_back({known->first, {}});
  return known->second;
}

void FormBuckets::close(const MatchTerms& terms, Analyzer& analyzer) {
  const bool words = looks_for_words_anywhere(terms);
  std::vector<std::string> names;
  for (Bucket& bucket : buckets_) {
    const auto form = words ? form_node(bucket.name, analyzer) : std::nullopt;
    bucket.can_be_asked = form.has_value();
    if (form) bucket.filters = {*form};
    names.push_back(bucket.name);
  }
  sort_names(names);
  for (const std::string& name : names) in_order_.push_back(numbers_.at(name));
}

}  // namespace khabar
