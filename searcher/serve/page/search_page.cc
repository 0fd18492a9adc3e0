#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "searcher/serve/frame/page_frame.h"
#include "searcher/serve/markup/marked.h"
#include "searcher/serve/page/facets.h"
#include "searcher/serve/page/page_parts.h"
#include "searcher/serve/page/query_forms.h"
#include "searcher/serve/page/set_form.h"

namespace khabar {
namespace {

using PageJson = nlohmann::ordered_json;

constexpr std::uint64_t kHitsOnPage = 10;

std::uint64_t number_of(const std::string& text) {
  std::uint64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// Only addresses of the web become links: `javascript:` and the like stay text.
bool is_web_address(std::string_view url) { return url.starts_with("https://") || url.starts_with("http://"); }

class HitPage {
 public:
  HitPage(const PageContext& context, Html& html)
      : context_(context),
        html_(html),
        offset_(number_of(context.value("offset"))),
        found_(context.ask("search", {{"offset", fmt::format("{}", offset_)},
                                      {"limit", fmt::format("{}", kHitsOnPage)},
                                      {"sort", context.value("sort")},
                                      {"group", context.value("group")},
                                      {"match", context.value("match")}})) {}

  void write() {
    html_.open("div", {{"class", "columns"}}).open("div", {{"class", "results"}});
    write_count();
    write_notes();
    write_sorts();
    html_.open("ol", {{"class", "hits"}, {"start", fmt::format("{}", offset_ + 1)}});
    for (const PageJson& hit : found_["hits"]) write_hit(hit);
    html_.close("ol");
    write_pager();
    write_set_form(context_, is_of_query() ? std::optional{total()} : std::nullopt, html_);
    write_exports(context_, "search", {"csv", "json", "ris", "bibtex", "csl", "atom", "manifest"},
                  {{"sort", context_.value("sort")}, {"limit", "1000"}}, html_);
    html_.close("div");
    write_facets(context_, html_);
    html_.close("div");
  }

 private:
  bool folded() const { return found_["duplicates"] == "fold"; }
  std::uint64_t total() const { return found_["total"]; }
  std::uint64_t distinct() const { return found_["without_duplicates"]; }

  // Else its hits are others than a set of the same query would have.
  bool is_of_query() const {
    return total() > 0 && found_["fallback"] != true && context_.value("group").empty() &&
           context_.value("match").empty() && found_["duplicates"] != "only";
  }

  void write_count() {
    html_.open("h1", {{"class", "count"}, {"aria-live", "polite"}});
    html_.open("strong", {{"id", "total"}}).text(grouped(total())).close("strong").markup(" ");
    html_.text(context_.say(total() == 1 ? "article" : "articles", "مقالة"));
    html_.open("span", {{"class", "quiet"}}).text(context_.say(", without near duplicates ", "، ومن غير شبه المكرّر "));
    html_.text(grouped(distinct())).close("span").close("h1");
  }

  void write_notes() {
    if (found_["fallback"] == true) {
      html_.element("p", {{"class", "note"}},
                    context_.say("No article has all of the words; these have some of them.",
                                 "لا مقالة فيها الكلمات كلّها؛ في هذه بعضها."));
    }
    for (const std::string correction : found_["did_you_mean"]) {
      html_.open("p", {{"class", "note"}}).text(context_.say("Did you mean ", "هل تقصد "));
      html_.open("a", {{"href", context_.here_with({{"q", correction}, {"offset", ""}})}}).isolated(correction);
      html_.close("a").text(context_.say("?", "؟")).close("p");
    }
    for (const std::string advice : found_["advice"]) {
      if (advice.starts_with("did you mean")) continue;
      write_message(context_, advice, "note", html_);
    }
  }

  void write_sorts() {
    html_.open("nav", {{"class", "sorts"}, {"aria-label", std::string{context_.say("Order", "الترتيب")}}}).open("ul");
    const std::string now = context_.value_or("sort", "relevance");
    for (const auto& [name, text] : {std::pair{"relevance", context_.say("Best first", "الأنسب أوّلًا")},
                                     {"newest", context_.say("Newest", "الأحدث")},
                                     {"oldest", context_.say("Oldest", "الأقدم")}}) {
      Attributes attributes{{"href", context_.here_with({{"sort", name}, {"offset", ""}})}};
      if (now == name) attributes.emplace_back("aria-current", "true");
      html_.open("li").element("a", attributes, text).close("li");
    }
    html_.open("li").element(
        "a", {{"href", context_.here_with({{"duplicates", folded() ? "show" : "fold"}, {"offset", ""}})}},
        folded() ? context_.say("Show near duplicates", "أظهر شبه المكرّر")
                 : context_.say("Fold near duplicates", "اطوِ شبه المكرّر"));
    html_.close("li").close("ul").close("nav");
  }

  void write_hit(const PageJson& hit) {
    const std::string id = hit["id"];
    const std::string title = hit["title"];
    html_.open("li").open("article", context_.write_token().empty() ? Attributes{} : Attributes{{"class", "tickable"}});
    write_tick(context_, hit, html_);
    html_.open("h2", {{"dir", "auto"}}).open("a", {{"href", context_.link("/article", {{"id", id}})}});
    if (title.empty()) html_.text(id);
    write_marked(title, hit["title_marks"].get<CodePointMarks>(), html_);
    html_.close("a").close("h2");
    write_facts(hit);
    html_.open("p", {{"class", "snippet"}, {"dir", "auto"}});
    write_marked(hit["snippet"].get<std::string>(), hit["marks"].get<CodePointMarks>(), html_);
    html_.close("p");
    write_copies(hit);
    html_.close("article").close("li");
  }

  void write_facts(const PageJson& hit) {
    html_.open("p", {{"class", "facts"}});
    if (!hit["date"].is_null()) html_.element("time", {{"dir", "ltr"}}, hit["date"].get<std::string>()).markup(" ");
    for (const char* name : {"source", "section", "author"}) {
      const std::string value = hit[name];
      if (!value.empty()) html_.isolated(value).markup(" ");
    }
    const std::string url = hit["url"];
    if (is_web_address(url)) {
      html_.element("a", {{"href", url}, {"rel", "noopener noreferrer"}, {"class", "away"}},
                    context_.say("original", "الأصل"));
    }
    html_.close("p");
  }

  void write_copies(const PageJson& hit) {
    const std::uint64_t copies = hit["near_duplicates"];
    if (copies == 0 || hit["group"].is_null()) return;
    html_.open("p", {{"class", "copies"}});
    html_.element("a",
                  {{"href", context_.here_with(
                                {{"group", hit["group"].get<std::string>()}, {"duplicates", "show"}, {"offset", ""}})}},
                  fmt::format("{} {}", context_.say("near duplicates:", "شبه مكرّرة:"), copies));
    html_.close("p");
  }

  void write_pager() {
    const std::uint64_t all = folded() ? distinct() : total();
    if (all <= kHitsOnPage && offset_ == 0) return;
    html_.open("nav", {{"class", "pager"}, {"aria-label", std::string{context_.say("Pages", "الصفحات")}}});
    if (offset_ > 0) {
      const std::uint64_t before = offset_ - std::min(offset_, kHitsOnPage);
      html_.element(
          "a",
          {{"rel", "prev"}, {"href", context_.here_with({{"offset", before == 0 ? "" : fmt::format("{}", before)}})}},
          context_.say("Previous", "السابق"));
    }
    const std::uint64_t last = std::min(all, offset_ + kHitsOnPage);
    html_.element("span", {},
                  fmt::format("{} – {} / {}", grouped(std::min(all, offset_ + 1)), grouped(last), grouped(all)));
    if (last < all) {
      html_.element("a", {{"rel", "next"}, {"href", context_.here_with({{"offset", fmt::format("{}", last)}})}},
                    context_.say("Next", "التالي"));
    }
    html_.close("nav");
  }

  const PageContext& context_;
  Html& html_;
  const std::uint64_t offset_;
  const PageJson found_;
};

}  // namespace

void write_search(const PageContext& context, Html& html) {
  write_query_forms(context, html);
  HitPage{context, html}.write();
}

}  // namespace khabar
