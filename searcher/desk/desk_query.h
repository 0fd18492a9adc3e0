// A query as the desk asks it: every word is required, nothing expands it, and a query that nothing answers is answered
// by nothing. So one number is the same in every command, and in the total of a search that did not fall back.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/dates/time_zone.h"
#include "common/index/collection.h"
#include "searcher/desk/matching_articles.h"
#include "searcher/query/query_filters.h"
#include "searcher/query/query_parser.h"
#include "searcher/rank/built_query.h"

namespace khabar {

struct DeskQuery {
  QueryNode tree;
  BuiltQuery built;                // has hits
  std::vector<std::string> notes;  // sentences: how it was understood, and what no article has
};

// Throws QueryError, what build_query() throws, and Error for a query without a word or filter.
DeskQuery read_desk_query(ParsedQuery parsed, const TimeZone& zone, const Collection& collection, Analyzer& analyzer);
DeskQuery read_desk_query(const std::string& text, Reading reading, const TimeZone& zone, const Collection& collection,
                          Analyzer& analyzer);

// The subcorpus that a query looks for its words in: what its filters alone say, if they stand beside all of its words.
// None if it has no such filter: the whole collection. What is counted is compared with the articles and words of it.
std::optional<QueryNode> subcorpus_of(const QueryNode& tree);

// The articles of the subcorpus, ascending.
ArticleList articles_of_subcorpus(const DeskQuery& query, const TimeZone& zone, const Collection& collection,
                                  Analyzer& analyzer);

// Finds every article, and has a tree without children.
DeskQuery whole_collection();

}  // namespace khabar
