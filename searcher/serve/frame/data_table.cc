#include "searcher/serve/frame/data_table.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "searcher/serve/api/asked_query.h"

namespace khabar {
namespace {

// A number as people read it.
std::string cell_text(const nlohmann::ordered_json& cell) {
  if (cell.is_string()) return cell;
  if (cell.is_number_unsigned()) return grouped(cell);
  if (cell.is_number_float()) return fmt::format("{:.3f}", cell.get<double>());
  return cell.is_null() ? "–" : cell.dump();
}

// The query of a row has the filters in it already.
std::string link_of_row(const PageContext& context, const DataTable& table, const std::string& query) {
  Parameters parameters{{"q", query}, {"from", ""}, {"to", ""}, {"versus", ""}, {"lenient", ""}};
  for (const FilterParameter& filter : kFilterParameters) parameters.emplace_back(filter.name, "");
  return context.link(table.rows_lead_to, parameters);
}

void write_heading(const PageContext& context, const DataTable& table, const DataColumn& column, Html& html) {
  const std::string_view text = context.say(column.english, column.arabic);
  const bool is_order = !column.order.empty() && column.order == table.order;
  Attributes attributes{{"scope", "col"}};
  if (is_order) attributes.emplace_back("aria-sort", column.order == "dp" ? "ascending" : "descending");
  html.open("th", attributes);
  if (column.order.empty() || is_order) {
    html.text(text);
  } else {
    html.element("a", {{"href", context.here_with({{"sort", std::string{column.order}}})}}, text);
  }
  html.close("th");
}

}  // namespace

void write_data_table(const PageContext& context, const DataTable& table, const nlohmann::ordered_json& rows,
                      Html& html) {
  html.open("div", {{"class", "wide"},
                    {"tabindex", "0"},
                    {"role", "region"},
                    {"aria-label", table.name.empty() ? std::string{context.say("Table", "جدول")} : table.name}});
  html.open("table", {{"class", "data"}}).open("thead").open("tr");
  for (const DataColumn& column : table.columns) write_heading(context, table, column, html);
  html.close("tr").close("thead").open("tbody");
  for (const auto& row : rows) {
    html.open("tr");
    for (const DataColumn& column : table.columns) {
      const std::string text = cell_text(row[column.key]);
      if (&column != table.columns.data()) {
        html.element("td", {}, text);
        continue;
      }
      html.open("th", {{"scope", "row"}});
      const std::string query = row.value("query", "");
      if (!query.empty()) html.open("a", {{"href", link_of_row(context, table, query)}});
      html.isolated(text);
      if (!query.empty()) html.close("a");
      html.close("th");
    }
    html.close("tr");
  }
  html.close("tbody").close("table").close("div");
}

}  // namespace khabar
