#include "searcher/output/tables/article_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "common/program/standard_streams.h"
#include "common/program/terminal.h"
#include "common/utf8.h"
#include "searcher/output/bidi.h"

namespace khabar {
namespace {

std::string code_point_ranges(const MarkedText& marked) {
  const std::string_view text = marked.text;
  std::string ranges;
  std::size_t at = 0;
  std::size_t code_points = 0;
  const auto count_to = [&](std::size_t end) {
    code_points += count_code_points(text.substr(at, end - at));
    at = end;
    return code_points;
  };
  for (const Mark& mark : marked.marks) {
    if (!ranges.empty()) ranges += ' ';
    ranges += fmt::format("{}-", count_to(mark.begin));
    ranges += fmt::format("{}", count_to(mark.end));
  }
  return ranges;
}

std::string day_of_article(const Article& article, const TimeZone& zone) {
  return article.date ? format_day(zone.day_of(*article.date)) : std::string{};
}

// Bytes [begin, end) of a marked text, its marks from `mark` on; returns the first mark behind them.
std::size_t append_line(const MarkedText& marked, std::size_t begin, std::size_t end, std::size_t mark,
                        const TextStyle& style, std::string& line) {
  const std::string_view text = marked.text;
  for (; mark < marked.marks.size() && marked.marks[mark].end <= end; ++mark) {
    const Mark& at = marked.marks[mark];
    line += printable(text.substr(begin, at.begin - begin));
    line += style.color ? "\x1b[1m" : "[";
    line += printable(text.substr(at.begin, at.end - at.begin));
    line += style.color ? "\x1b[0m" : "]";
    begin = at.end;
  }
  line += printable(text.substr(begin, end - begin));
  return mark;
}

void write_marked(const MarkedText& marked, const TextStyle& style, std::ostream& out) {
  std::size_t mark = 0;
  for (std::size_t begin = 0; begin <= marked.text.size();) {
    const std::size_t end = std::min(marked.text.find('\n', begin), marked.text.size());
    std::string line;
    mark = append_line(marked, begin, end, mark, style, line);
    print_own(out, BidiLine{style.isolate}.add(line).text() + '\n');
    begin = end + 1;
  }
}

}  // namespace

std::vector<std::string> article_columns() {
  return {"id",  "title", "date", "source",      "section", "author", "language",
          "url", "path",  "body", "title_marks", "marks",   "index"};
}

std::vector<TableCell> article_cells(const WholeArticle& whole, const TimeZone& zone, const IndexName& index) {
  const Article& article = whole.article;
  std::vector<TableCell> cells{article.id};
  for (const std::string& text : {article.title, day_of_article(article, zone), article.source, article.section,
                                  article.author, article.language, article.url, article.path, article.body,
                                  code_point_ranges(whole.title), code_point_ranges(whole.body), index.place}) {
    cells.push_back(text_cell_of(text));
  }
  return cells;
}

void write_article_text(const WholeArticle& whole, const TimeZone& zone, const IndexName& index, const TextStyle& style,
                        std::ostream& out) {
  const Article& article = whole.article;
  if (!article.title.empty()) write_marked(whole.title, style, out);
  BidiLine about{style.isolate};
  about.add(article.date ? day_of_article(article, zone) : "undated");
  for (const std::string& text :
       {article.source, article.section, article.author, article.url, article.id, index.place}) {
    if (!text.empty()) about.add(" · ").add(printable(text));
  }
  print_own(out, about.text() + '\n');
  if (article.body.empty()) return;
  out << '\n';
  write_marked(whole.body, style, out);
}

std::vector<std::string> similar_columns() {
  return {"rank", "score", "id", "title", "date", "source", "group", "index"};
}

std::vector<TableCell> similar_cells(std::size_t rank, double score, const WholeArticle& whole, const TimeZone& zone,
                                     const IndexName& index) {
  const Article& article = whole.article;
  return {std::uint64_t{rank},
          score,
          article.id,
          text_cell_of(article.title),
          text_cell_of(day_of_article(article, zone)),
          text_cell_of(article.source),
          text_cell_of(whole.group),
          index.place};
}

}  // namespace khabar
