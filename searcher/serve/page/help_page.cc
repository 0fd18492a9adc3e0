#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "common/stored/field.h"
#include "searcher/query/language/operator_table.h"
#include "searcher/serve/frame/arabic_help.h"
#include "searcher/serve/page/page_parts.h"

namespace khabar {
namespace {

void write_example(const PageContext& context, std::string_view example, Html& html) {
  html.open("td").open("a", {{"href", context.link("/search", {{"q", std::string{example}}, {"duplicates", "fold"}})}});
  html.open("bdi").element("code", {}, example).close("bdi").close("a").close("td");
}

void begin_table(const PageContext& context, std::string_view first, Html& html) {
  html.open("table", {{"class", "data help"}}).open("thead").open("tr");
  for (const std::string_view text : {first, context.say("in Arabic", "بالعربية"), context.say("What it is", "ما هو"),
                                      context.say("Example", "مثال")}) {
    html.element("th", {{"scope", "col"}}, text);
  }
  html.close("tr").close("thead").open("tbody");
}

void write_what_it_is(const PageContext& context, std::string_view english, Html& html) {
  const std::string_view arabic = context.is_arabic() ? arabic_help(english) : std::string_view{};
  if (arabic.empty()) {
    html.element("td", {{"lang", "en"}, {"dir", "ltr"}}, english);
  } else {
    html.element("td", {}, arabic);
  }
}

void write_operators(const PageContext& context, Html& html) {
  begin_table(context, context.say("Write", "اكتب"), html);
  for (const ArgumentOperator& row : kOperatorTable) {
    html.open("tr").open("th", {{"scope", "row"}}).open("bdi").element("code", {}, row.syntax).close("bdi").close("th");
    html.open("td").open("bdi").element("code", {}, row.alias).close("bdi").close("td");
    write_what_it_is(context, row.text, html);
    write_example(context, row.example, html);
    html.close("tr");
  }
  html.close("tbody").close("table");
}

void write_fields(const PageContext& context, Html& html) {
  html.element("h2", {}, context.say("Fields", "الحقول"));
  begin_table(context, context.say("Field", "الحقل"), html);
  for (const FieldSpec& field : kFieldTable) {
    if (field.example.empty()) continue;
    html.open("tr").open("th", {{"scope", "row"}}).element("code", {}, fmt::format("{}:", field.name)).close("th");
    html.open("td")
        .element("code", {}, field.arabic.empty() ? std::string{} : fmt::format("{}:", field.arabic))
        .close("td");
    write_what_it_is(context, field.description, html);
    write_example(context, fmt::format("{}:{}", field.name, field.example), html);
    html.close("tr");
  }
  html.close("tbody").close("table");
}

}  // namespace

void write_home(const PageContext& context, Html& html) {
  const auto state = context.ask("status");
  html.open("section", {{"class", "home"}});
  html.element("h1", {}, context.say("Search the news", "ابحث في الأخبار"));
  html.open("p").element("strong", {}, grouped(state["articles"].get<std::uint64_t>())).markup(" ");
  html.text(context.say("articles in the collection", "مقالة في المجموعة")).close("p");
  html.open("p").element(
      "a", {{"href", context.link("/search", {{"q", "words:>0"}, {"sort", "newest"}, {"duplicates", "fold"}})}},
      context.say("All of them, newest first", "كلّها، الأحدث أوّلًا"));
  html.close("p").close("section");
}

void write_help(const PageContext& context, Html& html) {
  html.element("h1", {}, context.say("The query language", "لغة الاستعلام"));
  html.open("div", {{"class", "wide"},
                    {"tabindex", "0"},
                    {"role", "region"},
                    {"aria-label", std::string{context.say("The query language", "لغة الاستعلام")}}});
  write_operators(context, html);
  write_fields(context, html);
  html.close("div");
}

}  // namespace khabar
