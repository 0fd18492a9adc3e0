// What a query looks for, in terms of the Analyzer: what a highlighter marks.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/index/field.h"

namespace khabar {

struct PhraseWord {
  std::string lemma;
  std::string exact;
};

// Words that stand in sequence: in the title for a title field, with these exact forms for a field of exact forms.
struct Phrase {
  Field field;                    // one of the four text fields
  std::vector<PhraseWord> words;  // one or more
};

// Words under NOT are not in it.
struct MatchTerms {
  std::unordered_set<std::string> lemmas;
  std::unordered_set<std::string> title_lemmas;
  std::unordered_set<std::string> stops;  // lemmas of stop words that only add weight: marked beside another mark
  std::vector<Phrase> phrases;
};

constexpr bool is_title_field(Field field) { return field == Field::kTitleLemma || field == Field::kTitleExact; }
constexpr bool is_exact_field(Field field) { return field == Field::kExact || field == Field::kTitleExact; }

// Whether `token` is the `word` of a phrase of this field.
inline bool is_same(const Word& token, const PhraseWord& word, Field field) {
  return token.lemma == word.lemma && (!is_exact_field(field) || token.exact == word.exact);
}

}  // namespace khabar
