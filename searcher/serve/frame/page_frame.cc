#include "searcher/serve/frame/page_frame.h"

#include <fmt/format.h>

#include <array>

#include "common/version.h"
#include "searcher/serve/api/asked_query.h"
#include "searcher/serve/frame/arabic_messages.h"

namespace khabar {
namespace {

struct Tab {
  std::string_view path;
  std::string_view english;
  std::string_view arabic;
};

constexpr std::array kTabs{
    Tab{"/search", "Articles", "المقالات"},  Tab{"/trend", "Trend", "عبر الزمن"},
    Tab{"/kwic", "Concordance", "السياقات"}, Tab{"/collocates", "Collocates", "المتلازمات"},
    Tab{"/words", "Words", "المفردات"},      Tab{"/compare", "Comparison", "مقارنة"},
};

bool belongs_to(std::string_view path, const Tab& tab) {
  return path == tab.path || (tab.path == "/words" && (path == "/keywords" || path == "/ngrams"));
}

void write_head(const PageContext& context, Html& html) {
  const std::string query = context.value("q");
  html.markup("<!DOCTYPE html>\n");
  html.open("html", {{"lang", std::string{context.language()}}, {"dir", context.is_arabic() ? "rtl" : "ltr"}});
  html.markup(
      "<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
      "<meta name=\"color-scheme\" content=\"light dark\">");
  html.element("title", {},
               query.empty() ? std::string{context.say("Khabar", "خبر")}
                             : fmt::format("{} · {}", query, context.say("Khabar", "خبر")));
  html.markup(
      "<link rel=\"stylesheet\" href=\"/assets/page.css\"><link rel=\"search\" href=\"/opensearch.xml\" "
      "type=\"application/opensearchdescription+xml\" title=\"Khabar\"><link rel=\"icon\" "
      "href=\"/assets/icon.svg\" type=\"image/svg+xml\"><script src=\"/assets/page.js\" defer></script></head>");
}

// Filters stay when another query is typed.
void write_hidden(const PageContext& context, Html& html) {
  for (const auto& [name, value] : context.kept()) {
    if (name == "q" || name == "duplicates" || name == "versus" || value.empty()) continue;
    html.open("input", {{"type", "hidden"}, {"name", std::string{name}}, {"value", value}});
  }
  html.open("input", {{"type", "hidden"}, {"name", "duplicates"}, {"value", context.value_or("duplicates", "fold")}});
}

std::string form_path(const PageContext& context) {
  for (const Tab& tab : kTabs) {
    if (belongs_to(context.path(), tab) && tab.path != "/compare") return context.path();
  }
  return "/search";
}

void write_search_box(const PageContext& context, Html& html) {
  html.open("form", {{"role", "search"}, {"action", form_path(context)}, {"method", "get"}, {"class", "box"}});
  const std::string name{context.say("Query", "الاستعلام")};
  html.open("input",
            {{"type", "search"},
             {"name", "q"},
             {"id", "q"},
             {"dir", "auto"},
             {"value", context.value("q")},
             {"aria-label", name},
             {"placeholder", std::string{context.say("Words, such as الهجرة أوروبا", "كلمات، مثل: الهجرة أوروبا")}},
             {"autocomplete", "off"},
             {"spellcheck", "false"}});
  write_hidden(context, html);
  html.element("button", {{"type", "submit"}}, context.say("Search", "ابحث")).close("form");
}

void write_header(const PageContext& context, Html& html) {
  html.element("a", {{"class", "skip"}, {"href", "#main"}}, context.say("To the content", "إلى المحتوى"));
  html.open("header", {{"class", "top"}});
  html.open("a", {{"class", "brand"}, {"href", context.is_arabic() ? "/" : "/?ui=en"}})
      .element("span", {{"lang", "ar"}}, "خبر")
      .close("a");
  write_search_box(context, html);
  html.open("nav",
            {{"class", "side"}, {"aria-label", std::string{context.say("Help and language", "المساعدة واللغة")}}});
  html.element("a", {{"href", context.fresh_link("/sets")}}, context.say("Sets", "القوائم"));
  html.element("a", {{"href", context.link("/help", {{"q", ""}})}}, context.say("Help", "مساعدة"));
  html.element("a",
               {{"href", context.here_with({{"ui", context.is_arabic() ? "en" : "ar"}})},
                {"lang", context.is_arabic() ? "en" : "ar"}},
               context.is_arabic() ? "English" : "العربية");
  html.close("nav").close("header");
}

void write_tabs(const PageContext& context, Html& html) {
  if (asked_query(context.parameters(), Reading::kLenient).empty()) return;
  html.open("nav", {{"class", "tabs"}, {"aria-label", std::string{context.say("Views", "طرق العرض")}}}).open("ul");
  for (const Tab& tab : kTabs) {
    Attributes attributes{{"href", context.link(tab.path)}};
    if (belongs_to(context.path(), tab)) attributes.emplace_back("aria-current", "page");
    html.open("li").element("a", attributes, context.say(tab.english, tab.arabic)).close("li");
  }
  html.close("ul").close("nav");
}

void write_foot(const PageContext& context, Html& html) {
  html.open("footer");
  html.element("span", {}, fmt::format("{} {}", context.say("Khabar", "خبر"), kVersion));
  if (!context.api().generation().empty()) {
    html.element("span", {},
                 fmt::format("{} {}", context.say("generation", "إصدار الفهرس"), context.api().generation()));
  }
  html.element("a", {{"href", "/api/openapi.json"}}, "API").close("footer");
}

// What a reader of a number needs to find it again.
void write_citation(const PageContext& context, Html& html) {
  html.open("details", {{"class", "citation"}}).element("summary", {}, context.say("Citation", "للاستشهاد"));
  html.open("p");
  if (const std::string query = asked_query(context.parameters(), Reading::kLenient); !query.empty()) {
    html.open("bdi").element("code", {}, query).close("bdi").text(" · ");
  }
  html.text(fmt::format("{} {} · {} ", context.say("Khabar", "خبر"), kVersion,
                        context.say("generation of the index", "إصدار الفهرس")));
  html.isolated(context.api().generation()).close("p");
  html.open("p").element("code", {{"dir", "ltr"}}, context.here_with({{"ui", ""}})).close("p").close("details");
}

}  // namespace

std::string framed(const PageContext& context, const std::string& inside) {
  Html html;
  write_head(context, html);
  html.open("body");
  write_header(context, html);
  failure_of({}, [&] { write_tabs(context, html); });  // of filters that are none, <main> tells
  html.open("main", {{"id", "main"}, {"tabindex", "-1"}}).markup(inside).close("main");
  write_foot(context, html);
  html.markup("</body></html>\n");
  return html.string();
}

void write_hidden_field(std::string_view name, const std::string& value, Html& html) {
  html.open("input", {{"type", "hidden"}, {"name", std::string{name}}, {"value", value}});
}

void write_message(const PageContext& context, std::string_view message, std::string_view kind, Html& html) {
  const Message told = context.is_arabic() ? arabic_message(message) : Message{std::string{message}, false};
  Attributes attributes{{"dir", "auto"}};
  if (!kind.empty()) attributes.emplace_back("class", std::string{kind});
  if (told.is_english) attributes.emplace_back("lang", "en");
  html.element("p", attributes, told.text);
}

void write_exports(const PageContext& context, std::string_view endpoint, const std::vector<std::string_view>& formats,
                   const Parameters& more, Html& html) {
  const std::string name{context.say("The same as a file", "البيانات نفسها ملفًّا")};
  Parameters parameters = more;
  parameters.emplace_back("ui", "");  // data has no language
  html.open("nav", {{"class", "exports"}, {"aria-label", name}}).element("span", {}, name + ':').open("ul");
  for (const std::string_view format : formats) {
    const std::string path =
        fmt::format("/api/{}{}{}", endpoint, format == "json" ? "" : ".", format == "json" ? "" : format);
    html.open("li").element("a", {{"href", context.link(path, parameters)}}, format).close("li");
  }
  html.close("ul").close("nav");
  write_citation(context, html);
}

}  // namespace khabar
