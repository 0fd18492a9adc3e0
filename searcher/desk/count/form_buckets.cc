#include "searcher/desk/count/form_buckets.h"

#include <algorithm>

#include "searcher/desk/article_words.h"
#include "searcher/desk/collation.h"

namespace khabar {
namespace {

bool looks_for_words_anywhere(const MatchTerms& terms) {
  return terms.title_lemmas.empty() && std::ranges::all_of(terms.spans, [](const SpanQuery& span) {
           return span.kind == SpanKind::kWord && !span.in_title;
         });
}

bool reads_as_form(const std::string& form, Analyzer& analyzer) {
  const std::vector<Token>& tokens = analyzer.analyze(form);
  return tokens.size() == 1 && tokens.front().word->spelled == form;
}

QueryNode exact_word(const std::string& form) {
  QueryNode word;
  word.kind = NodeKind::kWord;
  word.field = Field::kExact;
  word.text = form;
  return word;
}

}  // namespace

std::uint32_t FormBuckets::number(const TokenSequence& tokens, const Span& occurrence) {
  std::string form = spelled_words(tokens, occurrence);
  const auto [known, is_new] = numbers_.emplace(std::move(form), static_cast<std::uint32_t>(buckets_.size()));
  if (is_new) buckets_.push_back({known->first, {exact_word(known->first)}});
  return known->second;
}

void FormBuckets::close(const MatchTerms& terms, Analyzer& analyzer) {
  const bool words = looks_for_words_anywhere(terms);
  std::vector<std::string> names;
  for (Bucket& bucket : buckets_) {
    bucket.can_be_asked = words && reads_as_form(bucket.name, analyzer);
    names.push_back(bucket.name);
  }
  sort_names(names);
  for (const std::string& name : names) in_order_.push_back(numbers_.at(name));
}

}  // namespace khabar
