// What a user keeps -> rows of named columns.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"
#include "common/dates/time_zone.h"
#include "common/index/index_name.h"
#include "searcher/output/tables/table_writer.h"
#include "searcher/saved/coded_lines.h"
#include "searcher/saved/file/article_sets.h"
#include "searcher/saved/file/watches.h"

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

struct CodeCounts {
  std::uint64_t lines = 0;
  std::uint64_t present = 0;   // of these lines
  std::uint64_t articles = 0;  // that have one of these
};

// code, lines, present, articles and query.
std::vector<std::string> code_columns();
std::vector<TableCell> code_cells(const std::string& code, const CodeCounts& counts);

// line, code (several with `; ` between), note, match, state (there, changed: the text of the article; gone) and index.
std::vector<std::string> coded_line_columns();
std::vector<TableCell> coded_line_cells(const FoundLineCodes& found, const std::vector<IndexName>& indexes);

// watch (the name of its query), change (new, changed or gone), id, title, date (its day in the time zone), source,
// url, index.
std::vector<std::string> change_columns();
std::vector<TableCell> change_cells(const std::string& watch, std::string_view change, const Article& article,
                                    const TimeZone& zone, const std::string& index);

// list, name, query, articles, ran.
std::vector<std::string> watch_columns();
std::vector<TableCell> watch_cells(const Watch& watch);

// As a cell of a table.
std::string codes_text(const std::vector<std::string>& codes);

}  // namespace khabar
