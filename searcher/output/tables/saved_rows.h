// What a user keeps -> rows of named columns.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"
#include "common/dates/time_zone.h"
#include "common/index/index_name.h"
#include "searcher/output/tables/table_writer.h"
#include "searcher/saved/article_sets.h"

namespace khabar {

// name, articles, present (how many of them the index has), made_of (a query, or two sets), saved.
std::vector<std::string> set_columns();
std::vector<TableCell> set_cells(const ArticleSet& set, std::size_t present);

// id, state (same, changed: its content; gone), title, date (its day in the time zone), source, url and index. What is
// gone has an id alone.
std::vector<std::string> saved_article_columns();
std::vector<TableCell> saved_article_cells(std::string_view state, const Article& article, const TimeZone& zone,
                                           const IndexName& index);
std::vector<TableCell> gone_article_cells(const std::string& id);

}  // namespace khabar
