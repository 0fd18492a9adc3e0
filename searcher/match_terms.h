// What a query looks for, in terms of the Analyzer: what a highlighter marks.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "common/analyzer.h"
#include "common/field.h"

namespace khabar {

struct MatchPhrase {
  Field field;                     // one of the four text fields
  std::vector<std::string> words;  // lemmas, or exact forms where the field is one of exact forms
};

// Words under NOT are not in it.
struct MatchTerms {
  std::unordered_set<std::string> lemmas;
  std::unordered_set<std::string> exacts;
  std::unordered_set<std::string> title_lemmas;
  std::unordered_set<std::string> title_exacts;
  std::unordered_set<std::string> stops;  // lemmas of stop words that only add weight: marked beside another mark
  std::vector<MatchPhrase> phrases;
};

constexpr bool is_title_field(Field field) { return field == Field::kTitleLemma || field == Field::kTitleExact; }
constexpr bool is_exact_field(Field field) { return field == Field::kExact || field == Field::kTitleExact; }

// The form of a word that a text field holds.
inline const std::string& form_of(const Word& word, Field field) {
  return is_exact_field(field) ? word.exact : word.lemma;
}

}  // namespace khabar
