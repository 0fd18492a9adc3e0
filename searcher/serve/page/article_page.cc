#include <nlohmann/json.hpp>

#include "searcher/serve/frame/page_frame.h"
#include "searcher/serve/markup/marked.h"
#include "searcher/serve/page/page_parts.h"

namespace khabar {
namespace {

struct ArticleFact {
  const char* key;
  std::string_view english;
  std::string_view arabic;
};

constexpr std::array kFacts{
    ArticleFact{"source", "Source", "المصدر"}, ArticleFact{"section", "Section", "القسم"},
    ArticleFact{"author", "Author", "الكاتب"}, ArticleFact{"date", "Date", "التاريخ"},
    ArticleFact{"id", "Id", "المعرّف"},
};

std::string text_of(const nlohmann::ordered_json& row, const char* key) {
  const auto found = row.find(key);
  return found == row.end() || !found->is_string() ? std::string{} : found->get<std::string>();
}

void write_facts_of(const PageContext& context, const nlohmann::ordered_json& article, Html& html) {
  html.open("dl", {{"class", "facts"}});
  for (const ArticleFact& fact : kFacts) {
    const std::string value = text_of(article, fact.key);
    if (value.empty()) continue;
    html.open("div").element("dt", {}, context.say(fact.english, fact.arabic));
    html.open("dd").isolated(value).close("dd").close("div");
  }
  const std::string url = text_of(article, "url");
  if (url.starts_with("https://") || url.starts_with("http://")) {
    html.open("div").element("dt", {}, context.say("Address", "العنوان")).open("dd");
    html.element("a", {{"href", url}, {"rel", "noopener noreferrer"}, {"dir", "ltr"}}, url).close("dd").close("div");
  }
  html.close("dl");
}

void write_similar(const PageContext& context, const std::string& id, Html& html) {
  const auto rows = context.ask("similar", {{"q", ""}, {"in", ""}, {"id", id}, {"limit", "5"}})["rows"];
  if (rows.empty()) return;
  html.open("section", {{"class", "similar"}, {"aria-labelledby", "similar-title"}});
  html.element("h2", {{"id", "similar-title"}}, context.say("Most like it", "الأقرب إليها")).open("ol");
  for (const auto& row : rows) {
    const std::string other = text_of(row, "id");
    const std::string title = text_of(row, "title");
    html.open("li")
        .open("a", {{"href", context.link("/article", {{"id", other}})}})
        .isolated(title.empty() ? other : title);
    html.close("a").markup(" ").open("span", {{"class", "quiet"}}).isolated(text_of(row, "source")).close("span");
    html.close("li");
  }
  html.close("ol").close("section");
}

}  // namespace

void write_article(const PageContext& context, Html& html) {
  const std::string id = context.value("id");
  const auto answer = context.ask("article", {{"id", id}});
  for (const auto& article : answer["rows"]) {
    html.open("article", {{"class", "whole"}});
    html.open("h1", {{"dir", "auto"}});
    write_marked(text_of(article, "title"), read_marks(text_of(article, "title_marks")), html);
    html.close("h1");
    write_facts_of(context, article, html);
    html.open("div", {{"class", "body"}});
    write_marked_paragraphs(text_of(article, "body"), read_marks(text_of(article, "marks")), html);
    html.close("div").close("article");
  }
  write_similar(context, id, html);
  // A citation is that of the search for this article alone.
  html.open("nav", {{"class", "exports"}, {"aria-label", std::string{context.say("Citation", "الاستشهاد")}}});
  html.element("span", {}, context.say("Citation:", "الاستشهاد:")).open("ul");
  for (const std::string format : {"ris", "bibtex", "csl"}) {
    std::string quoted = id;
    std::erase(quoted, '"');
    html.open("li").element("a", {{"href", "/api/search." + format + '?' + form_text({{"q", "id:\"" + quoted + '"'}})}},
                            format);
    html.close("li");
  }
  html.close("ul").close("nav");
}

}  // namespace khabar
