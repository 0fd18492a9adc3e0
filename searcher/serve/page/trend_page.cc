#include <fmt/format.h>

#include <array>
#include <map>
#include <nlohmann/json.hpp>

#include "searcher/serve/frame/data_table.h"
#include "searcher/serve/frame/page_frame.h"
#include "searcher/serve/markup/trend_picture.h"
#include "searcher/serve/page/page_parts.h"
#include "searcher/serve/page/query_forms.h"

namespace khabar {
namespace {

using TrendJson = nlohmann::ordered_json;

struct TrendPeriod {
  std::string_view name;  // of --by
  std::string_view english;
  std::string_view arabic;
};

constexpr std::array kTrendPeriods{
    TrendPeriod{"year", "By year", "بالسنة"},
    TrendPeriod{"month", "By month", "بالشهر"},
    TrendPeriod{"week", "By week", "بالأسبوع"},
    TrendPeriod{"day", "By day", "باليوم"},
};

// The queries of the points: by series, then by period.
std::vector<std::map<std::string, std::string, std::less<>>> queries_of_points(const TrendJson& rows,
                                                                               const std::string& by) {
  std::vector<std::map<std::string, std::string, std::less<>>> queries;
  std::string name;
  for (const TrendJson& row : rows) {
    if (queries.empty() || row["name"] != name) queries.emplace_back();
    name = row["name"];
    queries.back()[row[by].get<std::string>()] = row.value("query", "");
  }
  return queries;
}

// Queries of rows have the filters in them.
std::string link_to_hits(const PageContext& context, const std::string& query) {
  Parameters parameters{{"q", query}, {"duplicates", context.value_or("duplicates", "fold")}};
  if (!context.is_arabic()) parameters.emplace_back("ui", "en");
  return "/search?" + form_text(parameters);
}

void write_periods(const PageContext& context, const std::string& now, Html& html) {
  html.open("nav", {{"class", "sorts"}, {"aria-label", std::string{context.say("Periods", "الفترات")}}}).open("ul");
  for (const TrendPeriod& period : kTrendPeriods) {
    Attributes attributes{{"href", context.here_with({{"by", std::string{period.name}}})}};
    if (now == period.name) attributes.emplace_back("aria-current", "true");
    html.open("li").element("a", attributes, context.say(period.english, period.arabic)).close("li");
  }
  html.close("ul").close("nav");
}

// The numbers of the picture, for those who do not see it.
void write_numbers(const PageContext& context, const TrendJson& rows, const std::string& by, Html& html) {
  const std::array columns{
      DataColumn{by, "Period", "الفترة"},
      DataColumn{"name", "Query", "الاستعلام"},
      DataColumn{"articles", "Articles", "المقالات"},
      DataColumn{"occurrences", "Occurrences", "المواضع"},
      DataColumn{"per_million", "Per million words", "لكل مليون كلمة"},
      DataColumn{"ratio", "Share", "الحصّة"},
      DataColumn{"low", "from", "من"},
      DataColumn{"high", "to", "إلى"},
      DataColumn{"collection_articles", "Articles of the collection", "مقالات المجموعة"},
  };
  html.open("details", {{"class", "numbers"}}).element("summary", {}, context.say("The numbers", "الأرقام"));
  write_data_table(context, {columns, "", "/search"}, rows, html);
  html.close("details");
}

}  // namespace

void write_trend(const PageContext& context, Html& html) {
  write_query_forms(context, html);
  html.element("h1", {}, context.say("Share of the articles over time", "حصّتها من المقالات عبر الزمن"));
  const std::string by = context.value_or("by", "month");
  write_periods(context, by, html);
  const Parameters asked{{"by", by}, {"smooth", context.value("smooth")}};
  const TrendJson rows = context.ask("trend", asked)["rows"];
  const std::string svg =
      context.ask_text("trend", "svg", replaced(asked, {{"labels", std::string{context.language()}}}));
  const auto queries = queries_of_points(rows, by);
  html.open("figure", {{"class", "chart"}});
  html.markup(linked_picture(svg, [&](std::size_t series, std::string_view period) {
    if (series >= queries.size()) return std::string{};
    const auto found = queries[series].find(period);
    return found == queries[series].end() || found->second.empty() ? std::string{}
                                                                   : link_to_hits(context, found->second);
  }));
  html.element("figcaption", {}, context.say("A point leads to its articles.", "كل نقطة تقود إلى مقالاتها."));
  html.close("figure");
  write_numbers(context, rows, by, html);
  write_exports(context, "trend", {"csv", "json", "svg", "manifest"}, asked, html);
}

}  // namespace khabar
