#include "searcher/output/charts/chart_data.h"

#include <ostream>

#include "searcher/output/tables/count_columns.h"
#include "searcher/output/xml_text.h"

namespace khabar {
namespace {

void write_row(const std::string& name, const CountRow& row, CountColumns columns, std::ostream& out) {
  out << "<tr><th scope=\"row\">" << xml_text(name) << "</th><th scope=\"row\">" << xml_text(row.buckets.front())
      << "</th>";
  for (const CountColumn& column : columns) out << "<td>" << xml_text(plain_text(column.cell(row))) << "</td>";
  out << "</tr>\n";
}

}  // namespace

void write_chart_data(const Chart& chart, std::ostream& out) {
  const CountColumns columns = trend_columns(chart.smooth > 1);
  out << "<metadata><table xmlns=\"http://www.w3.org/1999/xhtml\">\n<thead><tr><th scope=\"col\">name</th><th "
         "scope=\"col\">"
      << chart.by << "</th>";
  for (const CountColumn& column : columns) out << "<th scope=\"col\">" << column.name << "</th>";
  out << "</tr></thead>\n<tbody>\n";
  for (const ChartSeries& series : chart.series) {
    for (const auto* rows : {&series.rows, &series.others}) {
      for (const CountRow* row : *rows) write_row(series.name, *row, columns, out);
    }
  }
  out << "</tbody>\n</table></metadata>\n";
}

}  // namespace khabar
