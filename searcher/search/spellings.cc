#include "searcher/search/spellings.h"

#include <xapian.h>

#include "common/forms/wildcard_pattern.h"
#include "searcher/match/candidates/span_source.h"
#include "searcher/rank/span_builder.h"

namespace khabar {
namespace {

constexpr std::size_t kMostSpelledWords = 3;

// All spellings of the form, whichever lemma they are read as.
SpanQuery any_spelling(const AskedWord& word, const Collection& collection) {
  SpanQuery query;
  const MatchingForms found = collection.forms().matching(WildcardPattern(word.exact), kMostWildcardForms);
  for (const WordForm& form : found.forms) query.words.push_back({form.lemma, form.exact});
  return query;
}

std::size_t count(const Xapian::Database& database, const Xapian::Query& query) {
  Xapian::Enquire enquire{database};
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight{});
  return enquire.get_mset(0, 0, database.get_doccount()).get_matches_estimated();
}

}  // namespace

std::vector<OtherSpelling> other_spellings(const std::vector<AskedWord>& asked, const Collection& collection) {
  std::vector<OtherSpelling> others;
  std::size_t looked_at = 0;
  for (const AskedWord& word : asked) {
    if (word.spelled.empty() || looked_at == kMostSpelledWords) continue;
    ++looked_at;
    const SpanQuery as_typed{SpanKind::kWord, {{word.lemma, word.exact, word.spelled}}};
    const SpanQuery any = any_spelling(word, collection);
    if (any.words.empty()) continue;
    const Xapian::Query others_only{Xapian::Query::OP_AND_NOT, span_query(collection, any),
                                    span_query(collection, as_typed)};
    const std::size_t articles = count(collection.database(), others_only);
    if (articles > 0) others.push_back({word.text, articles});
  }
  return others;
}

}  // namespace khabar
