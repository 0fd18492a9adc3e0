#include "searcher/output/tables/saved_rows.h"

namespace khabar {

std::vector<std::string> set_columns() { return {"name", "articles", "present", "made_of", "saved"}; }

std::vector<TableCell> set_cells(const ArticleSet& set, std::size_t present) {
  return {set.name, set.articles, std::uint64_t{present}, set.query, set.saved};
}

std::vector<std::string> saved_article_columns() { return {"id", "state", "title", "date", "source", "url", "index"}; }

std::vector<TableCell> saved_article_cells(std::string_view state, const Article& article, const TimeZone& zone,
                                           const IndexName& index) {
  const std::string day = article.date ? format_day(zone.day_of(*article.date)) : std::string{};
  return {article.id,        std::string{state},           text_cell_of(article.title),
          text_cell_of(day), text_cell_of(article.source), text_cell_of(article.url),
          index.place};
}

std::vector<TableCell> gone_article_cells(const std::string& id) { return {id, "gone", {}, {}, {}, {}, {}}; }

}  // namespace khabar
