#include "searcher/output/tables/saved_rows.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>

#include "common/index/document_place.h"
#include "searcher/query/query_filters.h"
#include "searcher/query/query_text.h"

namespace khabar {
namespace {

std::string day_text(const Article& article, const TimeZone& zone) {
  return article.date ? format_day(zone.day_of(*article.date)) : std::string{};
}

}  // namespace

std::vector<std::string> set_columns() { return {"name", "articles", "present", "made_of", "saved"}; }

std::vector<TableCell> set_cells(const ArticleSet& set, std::size_t present) {
  return {set.name, set.articles, std::uint64_t{present}, set.query, set.saved};
}

std::vector<std::string> saved_article_columns() { return {"id", "state", "title", "date", "source", "url", "index"}; }

std::vector<TableCell> saved_article_cells(std::string_view state, const Article& article, const TimeZone& zone,
                                           const IndexName& index) {
  return {article.id,
          std::string{state},
          text_cell_of(article.title),
          text_cell_of(day_text(article, zone)),
          text_cell_of(article.source),
          text_cell_of(article.url),
          index.place};
}

std::vector<TableCell> gone_article_cells(const std::string& id) { return {id, "gone", {}, {}, {}, {}, {}}; }

std::vector<std::string> code_columns() { return {"code", "lines", "present", "articles", "query"}; }

std::vector<TableCell> code_cells(const std::string& code, const CodeCounts& counts) {
  return {code, counts.lines, counts.present, counts.articles, query_text(value_filter(Field::kCode, code))};
}

std::vector<std::string> coded_line_columns() { return {"line", "code", "note", "match", "state", "index"}; }

std::vector<TableCell> coded_line_cells(const FoundLineCodes& found, const std::vector<IndexName>& indexes) {
  static constexpr std::array<std::string_view, 3> kStates{"there", "changed", "gone"};
  const bool is_there = found.state == LineState::kThere;
  const std::size_t index = is_there ? place_of(found.document, indexes.size()).database : 0;
  return {fmt::format("{}:{}", found.line.article.id, found.line.place),
          codes_text(found.line.codes),
          text_cell_of(found.line.note),
          found.line.match,
          std::string{kStates[static_cast<std::size_t>(found.state)]},
          is_there ? TableCell{indexes.at(index).place} : TableCell{}};
}

std::vector<std::string> change_columns() {
  return {"watch", "change", "id", "title", "date", "source", "url", "index"};
}

std::vector<TableCell> change_cells(const std::string& watch, std::string_view change, const Article& article,
                                    const TimeZone& zone, const std::string& index) {
  return {watch,
          std::string{change},
          article.id,
          text_cell_of(article.title),
          text_cell_of(day_text(article, zone)),
          text_cell_of(article.source),
          text_cell_of(article.url),
          text_cell_of(index)};
}

std::vector<std::string> watch_columns() { return {"list", "name", "query", "articles", "ran"}; }

std::vector<TableCell> watch_cells(const Watch& watch) {
  return {watch.list, watch.name, watch.query, watch.articles, watch.ran};
}

std::string codes_text(const std::vector<std::string>& codes) { return fmt::format("{}", fmt::join(codes, "; ")); }

}  // namespace khabar
