// Tree of a query -> its terms and what an article must match.
//
// In a list, words that are no stop words are required (`all`) or one of them is (`any`); stop words only add weight,
// unless there is nothing else. What is_span() is required like a word. The exact form and the title add weight, never
// a hit. Filters of the same field are alternatives, filters of different fields must all hold.
#pragma once

#include <xapian.h>

#include <string>

#include "common/analysis/analyzer.h"
#include "common/dates/time_zone.h"
#include "common/index/collection.h"
#include "searcher/query/language/query_tree.h"
#include "searcher/rank/built_query.h"

namespace khabar {

// Whether no article has it.
bool is_unknown(const AskedWord& word, const Collection& collection);

AskedWord asked_filter(Field field, const std::string& value);

struct Interpretation {
  Match match;
  const TimeZone& zone = TimeZone::utc();  // whose days a date means; must outlive the call
};

// Throws Error if the query has more than kMaxQueryWords words and filters, and what SpanBuilder and filter_query()
// throw. Reads the collection for filters and wildcards, and for phrases if it is a served one.
BuiltQuery build_query(const QueryNode& tree, const Interpretation& meaning, const Collection& collection,
                       Analyzer& analyzer);

}  // namespace khabar
