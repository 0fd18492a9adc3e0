#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>

#include "searcher/serve/page/page_frame.h"
#include "searcher/serve/page/page_parts.h"
#include "searcher/serve/page/query_forms.h"

namespace khabar {
namespace {

struct LineColumn {
  std::string_view name;
  std::string_view english;
  std::string_view arabic;
  std::string_view sort;  // keys of --sort
};

// In the order in which they are read: from right to left.
constexpr std::array kLineColumns{
    LineColumn{"before", "Before", "قبلها", "before1,before2,before3"},
    LineColumn{"match", "Match", "الكلمة", "match,after1"},
    LineColumn{"after", "After", "بعدها", "after1,after2,after3"},
    LineColumn{"date", "Date", "التاريخ", "date"},
    LineColumn{"source", "Source", "المصدر", "source,date"},
};

void write_headings(const PageContext& context, Html& html) {
  html.open("thead").open("tr");
  for (const LineColumn& column : kLineColumns) {
    const bool now = context.value("sort") == column.sort;
    Attributes attributes{{"scope", "col"}, {"class", std::string{column.name}}};
    if (now) attributes.emplace_back("aria-sort", "ascending");
    html.open("th", attributes);
    html.element("a", {{"href", context.here_with({{"sort", now ? "" : std::string{column.sort}}})}},
                 context.say(column.english, column.arabic));
    html.close("th");
  }
  html.close("tr").close("thead");
}

void write_line(const PageContext& context, const nlohmann::ordered_json& line, Html& html) {
  const std::string article = context.link("/article", {{"id", line["id"].get<std::string>()}});
  html.open("tr", {{"id", "line-" + line["line"].get<std::string>()}});
  html.open("td", {{"class", "before"}}).isolated(line["before"].get<std::string>()).close("td");
  html.open("th", {{"class", "match"}, {"scope", "row"}}).open("a", {{"href", article}});
  html.isolated(line["match"].get<std::string>()).close("a").close("th");
  html.open("td", {{"class", "after"}}).isolated(line["after"].get<std::string>()).close("td");
  const auto& date = line["date"];
  html.open("td", {{"class", "date"}}).isolated(date.is_null() ? "" : date.get<std::string>()).close("td");
  html.open("td", {{"class", "source"}}).isolated(line["source"].is_null() ? "" : line["source"].get<std::string>());
  html.close("td").close("tr");
}

void write_more(const PageContext& context, std::size_t shown, const std::string& limit, Html& html) {
  if (fmt::format("{}", shown) != limit || limit == "10000") return;
  const std::string more = limit == "100" ? "1000" : "10000";
  html.open("p").element("a", {{"href", context.here_with({{"limit", more}})}},
                         fmt::format("{} {}", context.say("Show up to", "أظهر حتى"), more));
  html.close("p");
}

}  // namespace

void write_concordance(const PageContext& context, Html& html) {
  write_query_forms(context, html);
  const std::string limit = context.value_or("limit", "100");
  const Parameters asked{{"sort", context.value("sort")}, {"width", context.value("width")}, {"limit", limit}};
  const auto occurrences = context.ask("count")["rows"][0]["occurrences"];
  const std::uint64_t total = occurrences.is_null() ? 0 : occurrences.get<std::uint64_t>();  // null: of no article
  const auto rows = context.ask("kwic", asked)["rows"];
  html.open("h1", {{"class", "count"}, {"aria-live", "polite"}});
  html.open("strong", {{"id", "total"}}).text(grouped(total)).close("strong").markup(" ");
  html.text(context.say(total == 1 ? "occurrence" : "occurrences", "موضعًا")).close("h1");
  // Whatever the language of the page, what comes before a word of Arabic stands to its right.
  html.open("div", {{"class", "wide"},
                    {"tabindex", "0"},
                    {"role", "region"},
                    {"aria-label", std::string{context.say("Concordance", "السياقات")}}});
  html.open("table", {{"class", "kwic"}, {"dir", "rtl"}});
  write_headings(context, html);
  html.open("tbody");
  for (const auto& line : rows) write_line(context, line, html);
  html.close("tbody").close("table").close("div");
  write_more(context, rows.size(), limit, html);
  write_exports(context, "kwic", {"csv", "tsv", "json", "manifest"}, replaced(asked, {{"limit", ""}}), html);
}

}  // namespace khabar
