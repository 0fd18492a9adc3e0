#include "searcher/serve/page/page.h"

#include <algorithm>
#include <array>

#include "common/utf8.h"
#include "searcher/serve/frame/page_frame.h"
#include "searcher/serve/page/page_parts.h"

namespace khabar {
namespace {

struct PagePath {
  std::string_view path;
  void (*write)(const PageContext& context, Html& html);
};

constexpr std::array kPages{
    PagePath{"/", write_home},
    PagePath{"/search", write_search},
    PagePath{"/trend", write_trend},
    PagePath{"/kwic", write_concordance},
    PagePath{"/collocates", write_collocates},
    PagePath{"/words", write_words},
    PagePath{"/keywords", write_keywords},
    PagePath{"/ngrams", write_ngrams},
    PagePath{"/compare", write_comparison},
    PagePath{"/article", write_article},
    PagePath{"/sets", write_sets},
    PagePath{"/help", write_help},
};

std::size_t byte_of(std::string_view text, std::size_t code_point) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < code_point && at < text.size(); ++i) next_code_point(text, at);
  return at;
}

// The query with the place at fault marked.
void write_place(const std::string& query, const ApiError& error, Html& html) {
  if (!error.at) return;
  const std::string_view text = query;
  const std::size_t begin = byte_of(text, error.at->first);
  const std::size_t end = std::max(begin, byte_of(text, error.at->second));
  html.open("p", {{"class", "typed"}, {"dir", "auto"}}).text(text.substr(0, begin));
  html.element("mark", {{"class", "wrong"}}, text.substr(begin, end - begin)).text(text.substr(end)).close("p");
}

void write_error(const PageContext& context, const ApiError& error, Html& html) {
  html.open("section", {{"class", "error"}, {"role", "alert"}});
  html.element("h1", {}, context.say("This could not be answered", "تعذّر الجواب"));
  write_place(context.value("q"), error, html);
  write_message(context, error.message, "", html);
  if (!error.hint.empty()) write_message(context, error.hint, "hint", html);
  if (error.code == "bad_query") {
    html.open("p").element("a", {{"href", context.here_with({{"lenient", "1"}})}},
                           context.say("Read it as plain words", "اقرأه كلماتٍ عادية"));
    html.close("p");
  }
  if (error.code == "gone") {
    html.open("p").element("a", {{"href", context.here_with({{"next", ""}, {"generation", ""}})}},
                           context.say("Begin again in the newest generation", "ابدأ من جديد في أحدث إصدار"));
    html.close("p");
  }
  html.close("section");
}

}  // namespace

bool is_page(const std::string& path) { return std::ranges::find(kPages, path, &PagePath::path) != kPages.end(); }

Page make_page(const std::string& path, const Parameters& parameters, Api& api, const std::string& write_token) {
  const PageContext context{path, parameters, api, write_token};
  Html inside;
  const auto failure =
      failure_of(context.value("q"), [&] { std::ranges::find(kPages, path, &PagePath::path)->write(context, inside); });
  if (!failure) return {200, framed(context, inside.string())};
  Html error;
  write_error(context, *failure, error);
  return {failure->status, framed(context, error.string())};
}

Page error_page(const std::string& path, const Parameters& parameters, Api& api, const ApiError& error) {
  const std::string no_token;
  const PageContext context{path, parameters, api, no_token};
  Html inside;
  write_error(context, error, inside);
  inside.open("p").element("a", {{"href", context.here_with({})}}, context.say("Back", "رجوع")).close("p");
  return {error.status, framed(context, inside.string())};
}

}  // namespace khabar
