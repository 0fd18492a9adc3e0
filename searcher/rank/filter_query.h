// Filters of a query: fields that are no text, ranges, and what has no value of a field.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "common/dates/time_zone.h"
#include "common/index/collection.h"
#include "searcher/query/language/query_tree.h"

namespace khabar {

// A pattern that stands for more values of a field is refused.
inline constexpr std::size_t kMostFilterValues = 1000;

// Articles, without weight, that a node of kind kFilter, kMissing or kRange lets pass. Days are those of `zone`. Throws
// Error for a pattern with more than kMostFilterValues values, and for a name that collection.saved() does not know.
Xapian::Query filter_query(const QueryNode& node, const Collection& collection, const TimeZone& zone);

// Sentences on what the tree names by fields of FieldKind::kSaved.
std::vector<std::string> saved_remarks(const QueryNode& tree, const Collection& collection);

// Articles from one day to another, both included. An undated article is none of them.
Xapian::Query days_query(std::int64_t first, std::int64_t last, const TimeZone& zone);

// The articles of the group that the article `id` is in, in each index that has it; the article alone if it has no
// near duplicates.
Xapian::Query group_of(const Xapian::Database& database, const std::string& id);

}  // namespace khabar
