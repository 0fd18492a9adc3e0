// What stands between quotation marks: words, wildcards and gaps.
#pragma once

#include <string_view>

#include "searcher/query/language/reading_report.h"
#include "searcher/query/query_scope.h"

namespace khabar {

// Words are what spaces part; `=` and `~` may stand before each, `*` alone is a gap of one word, and all other
// characters are text. Throws QueryError for a phrase without a word, a gap at its edge, and wildcards as
// read_wildcard() does.
QueryNode read_phrase(std::string_view text, const Scope& scope, ReadingReport& report);

}  // namespace khabar
