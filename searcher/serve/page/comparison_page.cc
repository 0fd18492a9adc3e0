#include <array>
#include <nlohmann/json.hpp>

#include "searcher/serve/frame/data_table.h"
#include "searcher/serve/frame/page_frame.h"
#include "searcher/serve/page/page_parts.h"

namespace khabar {
namespace {

constexpr std::array kCompared{
    DataColumn{"name", "Query", "الاستعلام"},
    DataColumn{"articles", "Articles", "المقالات"},
    DataColumn{"articles_unique", "Without near duplicates", "من غير شبه المكرّر"},
    DataColumn{"occurrences", "Occurrences", "المواضع"},
    DataColumn{"per_million", "Per million words", "لكل مليون كلمة"},
    DataColumn{"ratio", "Share of articles", "حصّتها من المقالات"},
    DataColumn{"low", "from", "من"},
    DataColumn{"high", "to", "إلى"},
};

constexpr std::array kApart{
    DataColumn{"word", "Word", "الكلمة"},
    DataColumn{"occurrences", "Here", "هنا"},
    DataColumn{"reference_occurrences", "There", "هناك"},
    DataColumn{"ll", "LL", "LL"},
};

void write_boxes(const PageContext& context, Html& html) {
  html.open("form", {{"action", "/compare"}, {"method", "get"}, {"class", "compare"}});
  for (const auto& [name, value] : context.kept()) {
    if (name != "q" && name != "versus")
      html.open("input", {{"type", "hidden"}, {"name", std::string{name}}, {"value", value}});
  }
  for (const auto& [name, text] :
       {std::pair{"q", context.say("One query", "استعلام")}, {"versus", context.say("and another", "وآخر")}}) {
    html.open("label").text(text).markup(" ");
    html.open("input", {{"type", "search"}, {"name", name}, {"dir", "auto"}, {"value", context.value(name)}});
    html.close("label");
  }
  html.element("button", {{"type", "submit"}}, context.say("Compare", "قارن")).close("form");
}

// The words of the one that the other has less of.
void write_words_apart(const PageContext& context, const std::string& query, const std::string& other, Html& html) {
  html.open("section").open("h2").isolated(query).close("h2");
  const auto rows = context.ask("keywords", {{"q", query}, {"against", other}, {"limit", "15"}, {"min", "5"}})["rows"];
  write_data_table(context, {kApart, "", "/search", query}, rows, html);
  html.close("section");
}

}  // namespace

void write_comparison(const PageContext& context, Html& html) {
  html.element("h1", {}, context.say("Two queries side by side", "استعلامان جنبًا إلى جنب"));
  write_boxes(context, html);
  const std::string query = context.value("q");
  const std::string other = context.value("versus");
  if (query.empty() || other.empty()) return;
  write_data_table(context, {kCompared, "", "/search"}, context.ask("count")["rows"], html);
  html.open("p").element("a", {{"href", context.link("/trend")}}, context.say("Both over time", "كلاهما عبر الزمن"));
  html.close("p").open("div", {{"class", "pair"}});
  write_words_apart(context, query, other, html);
  write_words_apart(context, other, query, html);
  html.close("div");
  write_exports(context, "count", {"csv", "json", "manifest"}, {}, html);
}

}  // namespace khabar
