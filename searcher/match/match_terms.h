// What a query looks for, in terms of the Analyzer: what a highlighter marks.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "common/stored/field.h"
#include "searcher/match/span_query.h"

namespace khabar {

// Words under NOT are not in it.
struct MatchTerms {
  std::unordered_set<std::string> lemmas;
  std::unordered_set<std::string> title_lemmas;
  std::unordered_set<std::string> stops;  // lemmas of stop words that only add weight: marked beside another mark
  std::vector<SpanQuery> spans;
};

// All of it but the stop words. There is none without words.
std::vector<SpanQuery> span_queries(const MatchTerms& terms);

// Any form of any of them.
SpanQuery any_form(const std::unordered_set<std::string>& lemmas, bool in_title);

constexpr bool is_title_field(Field field) { return field == Field::kTitleLemma || field == Field::kTitleExact; }
constexpr bool is_exact_field(Field field) { return field == Field::kExact || field == Field::kTitleExact; }

}  // namespace khabar
