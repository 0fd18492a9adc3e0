// Whole articles -> rows of named columns, or text.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "common/dates/time_zone.h"
#include "common/index/index_name.h"
#include "searcher/desk/whole_article.h"
#include "searcher/output/tables/table_writer.h"

namespace khabar {

// id, title, date (its day in the time zone), source, section, author, language, url, path, body, title_marks, marks
// and index. Marks are `begin-end` in code points, with spaces between them.
std::vector<std::string> article_columns();
std::vector<TableCell> article_cells(const WholeArticle& whole, const TimeZone& zone, const IndexName& index);

// The title, what is known of the article, and its body as it stands, an empty line between them; marks are bold or
// stand in [ ].
void write_article_text(const WholeArticle& whole, const TimeZone& zone, const IndexName& index, const TextStyle& style,
                        std::ostream& out);

// rank, score, id, title, date, source, group (of near duplicates: the id of the oldest) and index.
std::vector<std::string> similar_columns();
std::vector<TableCell> similar_cells(std::size_t rank, double score, const WholeArticle& whole, const TimeZone& zone,
                                     const IndexName& index);

}  // namespace khabar
