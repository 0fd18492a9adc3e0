#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "searcher/serve/api/cursor.h"
#include "searcher/serve/frame/page_frame.h"
#include "searcher/serve/page/code_keys.h"
#include "searcher/serve/page/page_parts.h"
#include "searcher/serve/page/query_forms.h"

namespace khabar {
namespace {

constexpr std::size_t kLinesOnPage = 100;

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
    html.element("a", {{"href", context.here_with({{"sort", now ? "" : std::string{column.sort}}, {"next", ""}})}},
                 context.say(column.english, column.arabic));
    html.close("th");
  }
  if (!context.write_token().empty()) {
    html.element("th", {{"scope", "col"}, {"class", "code"}}, context.say("Codes", "الرموز"));
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
  html.close("td");
  if (!context.write_token().empty()) write_code_cell(context, line, html);
  html.close("tr");
}

// The first line of the page, in the generation whose lines it counts.
Cursor page_begin(const PageContext& context) {
  const std::string next = context.value("next");
  return next.empty() ? Cursor{context.api().generation(), 0} : read_cursor(next);
}

bool is_older(const PageContext& context, const Cursor& begin) {
  return begin.generation != context.api().generation();
}

// Who reads on while another generation is published goes on in the one that they began with.
void write_older(const PageContext& context, const Cursor& begin, Html& html) {
  if (!is_older(context, begin)) return;
  html.open("p", {{"class", "note"}});
  html.text(context.say("A newer generation of the index is published; these are the lines of ",
                        "نُشر إصدار أحدث من الفهرس، وهذه سياقات الإصدار "));
  html.isolated(begin.generation).text(context.say(". ", "، "));
  html.element("a", {{"href", context.here_with({{"next", ""}})}},
               context.say("Begin again in the newest", "ابدأ من جديد في أحدثها"));
  html.close("p");
}

void write_line_pager(const PageContext& context, const Cursor& begin, std::uint64_t total,
                      const nlohmann::ordered_json& answer, Html& html) {
  const std::size_t shown = answer["rows"].size();
  const auto& next = answer["next"];
  if (begin.offset == 0 && next.is_null()) return;
  html.open("nav", {{"class", "pager"}, {"aria-label", std::string{context.say("Pages", "الصفحات")}}});
  if (begin.offset > 0) {
    const std::size_t before = begin.offset - std::min(begin.offset, kLinesOnPage);
    const bool first = before == 0 && !is_older(context, begin);
    const std::string cursor = first ? "" : cursor_text({begin.generation, before});
    html.element("a", {{"rel", "prev"}, {"href", context.here_with({{"next", cursor}})}},
                 context.say("Previous", "السابق"));
  }
  html.element("span", {},
               fmt::format("{} – {} / {}", grouped(std::min<std::uint64_t>(total, begin.offset + 1)),
                           grouped(begin.offset + shown), grouped(total)));
  if (!next.is_null()) {
    html.element("a", {{"rel", "next"}, {"href", context.here_with({{"next", next.get<std::string>()}})}},
                 context.say("Next", "التالي"));
  }
  html.close("nav");
}

}  // namespace

void write_concordance(const PageContext& context, Html& html) {
  write_query_forms(context, html);
  const Cursor begin = page_begin(context);
  const Parameters asked{{"sort", context.value("sort")},
                         {"width", context.value("width")},
                         {"codes", context.write_token().empty() ? "" : "1"}};
  const auto answer = context.ask(
      "kwic", replaced(asked, {{"limit", fmt::format("{}", kLinesOnPage)}, {"next", context.value("next")}}));
  const Parameters generation{{"generation", is_older(context, begin) ? begin.generation : ""}};
  const auto occurrences = context.ask("count", generation)["rows"][0]["occurrences"];
  const std::uint64_t total = occurrences.is_null() ? 0 : occurrences.get<std::uint64_t>();  // null: of no article
  write_older(context, begin, html);
  html.open("h1", {{"class", "count"}, {"aria-live", "polite"}});
  html.open("strong", {{"id", "total"}}).text(grouped(total)).close("strong").markup(" ");
  html.text(context.say(total == 1 ? "occurrence" : "occurrences", "موضعًا")).close("h1");
  write_code_keys(context, html);
  // Whatever the language of the page, what comes before a word of Arabic stands to its right.
  html.open("div", {{"class", "wide"},
                    {"tabindex", "0"},
                    {"role", "region"},
                    {"aria-label", std::string{context.say("Concordance", "السياقات")}}});
  html.open("table", {{"class", context.write_token().empty() ? "kwic" : "kwic coded"}, {"dir", "rtl"}});
  write_headings(context, html);
  html.open("tbody");
  for (const auto& line : answer["rows"]) write_line(context, line, html);
  html.close("tbody").close("table").close("div");
  write_line_pager(context, begin, total, answer, html);
  write_exports(context, "kwic", {"csv", "tsv", "json", "manifest"}, asked, html);
}

}  // namespace khabar
