#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>

#include "searcher/serve/frame/data_table.h"
#include "searcher/serve/frame/page_frame.h"
#include "searcher/serve/page/page_parts.h"
#include "searcher/serve/page/query_forms.h"

namespace khabar {
namespace {

constexpr std::array kCollocateColumns{
    DataColumn{"collocate", "Word", "الكلمة"},
    DataColumn{"hits", "Occurrences beside it", "مواضع بجوارها"},
    DataColumn{"articles", "Articles", "المقالات"},
    DataColumn{"sources", "Sources", "المصادر"},
    DataColumn{"occurrences", "In all", "في الكل"},
    DataColumn{"logdice", "logDice", "logDice", "logdice"},
    DataColumn{"t", "t", "t", "t"},
    DataColumn{"mi", "MI", "MI", "mi"},
    DataColumn{"ll", "LL", "LL", "ll"},
};

constexpr std::array kWordColumns{
    DataColumn{"word", "Word", "الكلمة"},
    DataColumn{"occurrences", "Occurrences", "المواضع", "occurrences"},
    DataColumn{"per_million", "Per million words", "لكل مليون كلمة"},
    DataColumn{"articles", "Articles", "المقالات", "articles"},
    DataColumn{"ratio", "Share of articles", "حصّتها من المقالات"},
    DataColumn{"dp", "DP", "DP", "dp"},
    DataColumn{"arf", "ARF", "ARF", "arf"},
};

constexpr std::array kKeywordColumns{
    DataColumn{"word", "Word", "الكلمة"},
    DataColumn{"occurrences", "Occurrences", "المواضع"},
    DataColumn{"per_million", "Per million", "لكل مليون"},
    DataColumn{"reference_occurrences", "Elsewhere", "في غيرها"},
    DataColumn{"reference_per_million", "Per million elsewhere", "لكل مليون في غيرها"},
    DataColumn{"ll", "LL", "LL", "ll"},
    DataColumn{"log_ratio", "Log ratio", "Log ratio", "log_ratio"},
    DataColumn{"p", "p", "p"},
};

constexpr std::array kNgramColumns{
    DataColumn{"ngram", "Words in a row", "كلمات متتابعة"},
    DataColumn{"occurrences", "Occurrences", "المواضع"},
    DataColumn{"per_million", "Per million", "لكل مليون"},
    DataColumn{"articles", "Articles", "المقالات"},
};

// What a command says beside its rows.
void write_said(const PageContext& context, const nlohmann::ordered_json& answer, Html& html) {
  if (!answer.contains("said")) return;
  for (const std::string note : answer["said"]) write_message(context, note, "note", html);
}

void write_list(const PageContext& context, std::string_view endpoint, const DataTable& table, const Parameters& asked,
                Html& html) {
  const auto answer = context.ask(endpoint, asked);
  write_said(context, answer, html);
  write_data_table(context, table, answer["rows"], html);
  write_exports(context, endpoint, {"csv", "json"}, asked, html);
}

void write_word_tabs(const PageContext& context, Html& html) {
  html.open("nav", {{"class", "sorts"}, {"aria-label", std::string{context.say("Lists of words", "قوائم المفردات")}}});
  html.open("ul");
  for (const auto& [path, text] : {std::pair{"/words", context.say("All words", "كل المفردات")},
                                   {"/keywords", context.say("What sets them apart", "ما يميّزها")},
                                   {"/ngrams", context.say("Words in a row", "كلمات متتابعة")}}) {
    Attributes attributes{{"href", context.link(path)}};
    if (context.path() == path) attributes.emplace_back("aria-current", "page");
    html.open("li").element("a", attributes, text).close("li");
  }
  html.close("ul").close("nav");
}

}  // namespace

void write_collocates(const PageContext& context, Html& html) {
  write_query_forms(context, html);
  html.element("h1", {},
               context.say("Words around it, five before and five after", "الكلمات من حولها: خمسٌ قبلها وخمسٌ بعدها"));
  const std::string order = context.value_or("sort", "logdice");
  write_list(context, "collocates", {kCollocateColumns, order, "/kwic"}, {{"sort", order}}, html);
}

void write_words(const PageContext& context, Html& html) {
  html.element("h1", {}, context.say("Words of these articles", "مفردات هذه المقالات"));
  write_word_tabs(context, html);
  const std::string order = context.value_or("sort", "occurrences");
  write_list(context, "words", {kWordColumns, order, "/search"}, {{"sort", order}}, html);
}

void write_keywords(const PageContext& context, Html& html) {
  html.element(
      "h1", {},
      context.say("Words that set these articles apart from all others", "مفردات تميّز هذه المقالات من سائرها"));
  write_word_tabs(context, html);
  const std::string order = context.value_or("sort", "ll");
  write_list(context, "keywords", {kKeywordColumns, order, "/search"}, {{"sort", order}, {"min", "5"}}, html);
}

void write_ngrams(const PageContext& context, Html& html) {
  html.element("h1", {}, context.say("Words that stand in a row", "كلمات يتبع بعضها بعضًا"));
  write_word_tabs(context, html);
  const std::string size = context.value_or("size", "2");
  html.open("nav", {{"class", "sorts"}, {"aria-label", std::string{context.say("How many words", "كم كلمة")}}})
      .open("ul");
  for (const std::string number : {"2", "3", "4", "5"}) {
    Attributes attributes{{"href", context.here_with({{"size", number}})}};
    if (number == size) attributes.emplace_back("aria-current", "true");
    html.open("li").element("a", attributes, number).close("li");
  }
  html.close("ul").close("nav");
  write_list(context, "ngrams", {kNgramColumns, "", "/kwic"}, {{"size", size}, {"min", context.value("min")}}, html);
}

}  // namespace khabar
