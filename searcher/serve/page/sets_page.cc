#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "searcher/serve/frame/page_frame.h"
#include "searcher/serve/page/page_parts.h"

namespace khabar {
namespace {

using SetJson = nlohmann::ordered_json;

constexpr std::uint64_t kListedArticles = 1'000;  // chosen, not tuned: more are for /search and for files

struct ArticleState {
  std::string_view name;
  std::string_view english;
  std::string_view arabic;
};

constexpr std::array kStates{
    ArticleState{"same", "same", "كما كانت"},
    ArticleState{"changed", "changed", "تغيّرت"},
    ArticleState{"gone", "gone", "لم تعد في الفهرس"},
};

std::string text_or_empty(const SetJson& row, const char* key) {
  return row[key].is_string() ? row[key].get<std::string>() : std::string{};
}

void begin_set_table(const std::string& name, const std::vector<std::string_view>& headings, Html& html) {
  html.open("div", {{"class", "wide"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", name}});
  html.open("table", {{"class", "data sets"}}).open("thead").open("tr");
  for (const std::string_view heading : headings) html.element("th", {{"scope", "col"}}, heading);
  html.close("tr").close("thead").open("tbody");
}

void end_set_table(Html& html) { html.close("tbody").close("table").close("div"); }

// Those of the set that the index still has.
std::string link_to_articles(const PageContext& context, const std::string& name) {
  return context.fresh_link("/search", {{"in", name}, {"duplicates", "show"}, {"sort", "newest"}});
}

void write_set_row(const PageContext& context, const SetJson& set, Html& html) {
  const std::string name = set["name"];
  html.open("tr").open("th", {{"scope", "row"}});
  html.open("a", {{"href", context.fresh_link("/sets", {{"name", name}})}}).isolated(name).close("a").close("th");
  for (const char* key : {"articles", "present"}) html.element("td", {}, grouped(set[key]));
  html.open("td").isolated(text_or_empty(set, "made_of")).close("td");
  html.open("td").element("time", {{"dir", "ltr"}}, text_or_empty(set, "saved")).close("td");
  html.open("td").element("a", {{"href", link_to_articles(context, name)}}, context.say("Search in it", "ابحث فيها"));
  html.close("td").close("tr");
}

void write_list_of_sets(const PageContext& context, Html& html) {
  html.element("h1", {}, context.say("Sets of articles", "قوائم المقالات"));
  const SetJson sets = context.ask("sets")["rows"];
  if (sets.empty()) {
    html.element("p", {{"class", "note"}},
                 context.write_token().empty() ? context.say("There is none yet: khabar-search set save makes one.",
                                                             "لا قوائم بعد؛ يحفظها الأمر khabar-search set save.")
                                               : context.say("There is none yet: search, and keep what is found.",
                                                             "لا قوائم بعد: ابحث، ثم احفظ ما وجدت."));
    return;
  }
  const std::string name{context.say("Sets of articles", "قوائم المقالات")};
  begin_set_table(name,
                  {context.say("Name", "الاسم"), context.say("Articles", "المقالات"),
                   context.say("Still in the index", "ما زال في الفهرس"), context.say("Made of", "مصدرها"),
                   context.say("Kept", "حُفظت"), context.say("Search", "بحث")},
                  html);
  for (const SetJson& set : sets) write_set_row(context, set, html);
  end_set_table(html);
  write_exports(context, "sets", {"csv", "json"}, {{"q", ""}}, html);
}

void write_article_row(const PageContext& context, const SetJson& article, Html& html) {
  const std::string id = article["id"];
  const std::string title = text_or_empty(article, "title");
  const std::string state = article["state"];
  const auto known = std::ranges::find(kStates, state, &ArticleState::name);
  html.open("tr").open("th", {{"scope", "row"}});
  if (state != "gone") html.open("a", {{"href", context.fresh_link("/article", {{"id", id}})}});
  html.isolated(title.empty() ? id : title);
  if (state != "gone") html.close("a");
  html.close("th");
  for (const char* key : {"date", "source"}) html.open("td").isolated(text_or_empty(article, key)).close("td");
  html.element("td", {}, known == kStates.end() ? state : context.say(known->english, known->arabic)).close("tr");
}

void write_articles_of_set(const PageContext& context, const std::string& name, std::uint64_t articles, Html& html) {
  if (articles > kListedArticles) {
    html.element("p", {{"class", "note"}},
                 context.say("These are too many for one page: search in it, or take them as a file.",
                             "هي أكثر من أن تُعرض في صفحة: ابحث فيها، أو خذها ملفًّا."));
    return;
  }
  begin_set_table(name,
                  {context.say("Article", "المقالة"), context.say("Date", "التاريخ"), context.say("Source", "المصدر"),
                   context.say("State", "حالها")},
                  html);
  const SetJson rows = context.ask("set", {{"name", name}})["rows"];
  for (const SetJson& article : rows) write_article_row(context, article, html);
  end_set_table(html);
}

// Two steps, so that no set goes by a slip.
void write_removal(const PageContext& context, const std::string& name, Html& html) {
  if (context.write_token().empty()) return;
  html.open("details", {{"class", "removal"}});
  html.element("summary", {}, context.say("Remove this set", "احذف هذه القائمة"));
  html.open("form", {{"action", "/set/remove"}, {"method", "post"}});
  write_hidden_field("token", context.write_token(), html);
  write_hidden_field("name", name, html);
  write_hidden_field("back", form_text(context.parameters()), html);
  html.element("p", {}, context.say("Its articles stay in the index.", "تبقى مقالاتها في الفهرس."));
  html.element("button", {{"type", "submit"}}, context.say("Remove", "احذف")).close("form").close("details");
}

void write_one_set(const PageContext& context, const std::string& name, Html& html) {
  context.api().check_set(name);
  const SetJson sets = context.ask("sets")["rows"];
  const SetJson& set = *std::ranges::find_if(sets, [&](const SetJson& row) { return row["name"] == name; });
  html.open("h1").text(context.say("Set ", "قائمة ")).isolated(name).close("h1");
  html.open("p").open("strong", {{"id", "total"}}).text(grouped(set["articles"])).close("strong").markup(" ");
  html.text(fmt::format("{} {}", context.say("articles, still in the index:", "مقالة، وما زال منها في الفهرس:"),
                        grouped(set["present"])));
  html.close("p").open("p").isolated(text_or_empty(set, "made_of")).text(" · ");
  html.element("time", {{"dir", "ltr"}}, text_or_empty(set, "saved")).close("p");
  html.open("p").element("a", {{"href", link_to_articles(context, name)}}, context.say("Search in it", "ابحث فيها"));
  html.text(" · ")
      .element("a", {{"href", context.fresh_link("/sets")}}, context.say("All sets", "كل القوائم"))
      .close("p");
  write_articles_of_set(context, name, set["articles"], html);
  write_removal(context, name, html);
  write_exports(context, "set", {"csv", "json"}, {{"q", ""}, {"name", name}}, html);
}

}  // namespace

void write_sets(const PageContext& context, Html& html) {
  const std::string name = context.value("name");
  if (name.empty()) return write_list_of_sets(context, html);
  write_one_set(context, name, html);
}

}  // namespace khabar
