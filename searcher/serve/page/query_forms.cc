#include "searcher/serve/page/query_forms.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

#include "searcher/desk/left_out_forms.h"
#include "searcher/query/query_parser.h"
#include "searcher/query/query_text.h"

namespace khabar {
namespace {

constexpr std::size_t kShownForms = 16;

void collect_left_out(const QueryNode& node, std::vector<std::string>& forms) {
  for (const std::string& form : node.without) {
    if (std::ranges::find(forms, form) == forms.end()) forms.push_back(form);
  }
  for (const QueryNode& child : node.children) collect_left_out(child, forms);
}

void take_back(QueryNode& node, const std::string& form) {
  std::erase(node.without, form);
  for (QueryNode& child : node.children) take_back(child, form);
}

class FormChips {
 public:
  FormChips(const PageContext& context, Html& html)
      : context_(context),
        html_(html),
        tree_(parse_query(context.value("q"), context.value("lenient").empty() ? Reading::kStrict : Reading::kLenient)
                  .tree) {}

  void write() {
    std::vector<std::string> left_out;
    collect_left_out(tree_, left_out);
    const nlohmann::ordered_json rows = context_.ask("terms")["rows"];
    if (rows.empty() && left_out.empty()) return;
    html_.open("section", {{"class", "forms"}, {"aria-labelledby", "forms-title"}});
    html_.element("h2", {{"id", "forms-title"}}, context_.say("Forms that are counted", "الصيغ المعدودة"));
    html_.open("ul", {{"class", "chips"}});
    for (const std::string& form : left_out) write_left_out(form);
    const std::size_t shown = std::min(rows.size(), kShownForms);
    for (std::size_t i = 0; i < shown; ++i) write_form(rows[i]["form"], rows[i]["occurrences"]);
    html_.close("ul");
    if (shown < rows.size()) write_rest(rows, shown);
    html_.close("section");
  }

 private:
  void write_rest(const nlohmann::ordered_json& rows, std::size_t from) {
    html_.open("details").element("summary", {},
                                  fmt::format("{} {}", context_.say("More:", "المزيد:"), rows.size() - from));
    html_.open("ul", {{"class", "chips"}});
    for (std::size_t i = from; i < rows.size(); ++i) write_form(rows[i]["form"], rows[i]["occurrences"]);
    html_.close("ul").close("details");
  }

  void write_form(const std::string& form, std::uint64_t occurrences) {
    const std::string number = grouped(occurrences);
    std::optional<std::string> without;
    // A form that is of no word of the query, but of a wildcard or a phrase, has no query without it.
    failure_of({}, [&] { without = query_text(without_forms(tree_, {form}, context_.api().indexes().analyzer())); });
    html_.open("li");
    if (without) {
      html_.open("a", {{"class", "chip on"},
                       {"href", context_.here_with({{"q", *without}, {"offset", ""}, {"next", ""}})},
                       {"title", std::string{context_.say("leave this form out", "استبعاد هذه الصيغة")}}});
    } else {
      html_.open("span", {{"class", "chip"}});
    }
    html_.isolated(form).markup(" ").element("span", {{"class", "n"}}, number);
    html_.close(without ? "a" : "span").close("li");
  }

  void write_left_out(const std::string& form) {
    QueryNode with = tree_;
    take_back(with, form);
    html_.open("li");
    html_.open("a", {{"class", "chip off"},
                     {"href", context_.here_with({{"q", query_text(with)}, {"offset", ""}, {"next", ""}})},
                     {"title", std::string{context_.say("count this form again", "إعادة عدّ هذه الصيغة")}}});
    html_.open("s").isolated(form).close("s").close("a").close("li");
  }

  const PageContext& context_;
  Html& html_;
  const QueryNode tree_;
};

}  // namespace

void write_query_forms(const PageContext& context, Html& html) {
  if (context.value("q").empty()) return;
  FormChips{context, html}.write();
}

}  // namespace khabar
