// What was counted as the words of a query: their forms, the most frequent first.
#pragma once

#include <string>
#include <vector>

#include "common/analysis/analyzer.h"
#include "searcher/desk/count/counter.h"

namespace khabar {

struct Term {
  std::string form;   // as it is spelled, marks and tatweel off
  std::string lemma;  // empty if the form has several words
  CountRow count;
};

struct TermList {
  CountRow total;
  std::vector<Term> terms;  // equal occurrences: by code point
};

// `counter` counts by form alone. Throws what Counter::count() throws.
TermList term_list(Counter& counter, const DeskQuery& query, Analyzer& analyzer);

}  // namespace khabar
