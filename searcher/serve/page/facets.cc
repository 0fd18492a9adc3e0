#include "searcher/serve/page/facets.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "searcher/serve/frame/page_frame.h"

namespace khabar {
namespace {

using FacetJson = nlohmann::ordered_json;

constexpr std::size_t kShownValues = 8;

struct Facet {
  std::string_view name;
  std::string_view english;
  std::string_view arabic;
  bool by_number;           // else in their own order
  bool even_alone = false;  // shown if there is one value only
};

constexpr std::array kFacets{
    Facet{"source", "Source", "المصدر", true},
    Facet{"section", "Section", "القسم", true},
    Facet{"year", "Year", "السنة", false},
    Facet{"lang", "Language", "اللغة", true},
};

constexpr Facet kSetFacet{"in", "Set", "القائمة", true, true};

struct FacetValue {
  std::string name;
  std::uint64_t articles = 0;
  bool chosen = false;
};

class FacetList {
 public:
  // `rows` are those of `facets`, others among them.
  FacetList(const PageContext& context, const Facet& facet, const FacetJson& rows) : context_(context), facet_(facet) {
    const std::vector<std::string> chosen = context.values(facet.name);
    for (const FacetJson& row : rows) {
      if (row["facet"] != facet.name) continue;
      const std::string name = row["value"];
      const bool is_chosen = std::ranges::find(chosen, name) != chosen.end();
      const std::uint64_t articles = row["articles"].is_null() ? 0 : row["articles"].get<std::uint64_t>();
      if (articles > 0 || is_chosen) values_.push_back({name, articles, is_chosen});
    }
    if (facet.by_number) std::ranges::stable_sort(values_, std::ranges::greater{}, &FacetValue::articles);
  }

  void write(Html& html) const {
    if (values_.empty() || (values_.size() == 1 && !facet_.even_alone && !values_.front().chosen)) return;
    const std::string id = fmt::format("facet-{}", facet_.name);
    html.open("section", {{"class", "facet"}, {"aria-labelledby", id}});
    html.element("h3", {{"id", id}}, context_.say(facet_.english, facet_.arabic));
    html.open("ul");
    std::size_t shown = 0;
    for (const FacetValue& value : values_) {
      if (shown++ == kShownValues) {
        html.close("ul").open("details");
        html.element("summary", {},
                     fmt::format("{} {}", context_.say("More:", "المزيد:"), values_.size() - kShownValues));
        html.open("ul");
      }
      write_value(value, html);
    }
    html.close("ul");
    if (shown > kShownValues) html.close("details");
    html.close("section");
  }

 private:
  // This page with the value chosen, or chosen no more.
  std::string toggled(const FacetValue& value) const {
    Parameters parameters;
    for (const auto& pair : context_.parameters()) {
      const bool dropped = pair.first == "offset" || pair.first == "next" ||
                           (pair.first == facet_.name && pair.second == value.name) || pair.second.empty();
      if (!dropped) parameters.push_back(pair);
    }
    if (!value.chosen) parameters.emplace_back(facet_.name, value.name);
    return context_.path() + '?' + form_text(parameters);
  }

  void write_value(const FacetValue& value, Html& html) const {
    const std::string_view none =
        facet_.name == "in" ? context_.say("in none", "خارج القوائم") : context_.say("not given", "غير مذكور");
    const std::string shown = value.name == "none" ? std::string{none} : value.name;
    Attributes attributes{{"href", toggled(value)}};
    if (value.chosen) {
      attributes.emplace_back("class", "on");
      attributes.emplace_back("aria-current", "true");
    }
    html.open("li").open("a", attributes).isolated(shown).markup(" ");
    html.element("span", {{"class", "n"}}, grouped(value.articles)).close("a").close("li");
  }

  const PageContext& context_;
  const Facet& facet_;
  std::vector<FacetValue> values_;
};

bool is_chosen(const PageContext& context, const Facet& facet) { return !context.value(facet.name).empty(); }

// Under the filters of all other facets.
FacetJson rows_of(const PageContext& context, const Facet& facet) {
  const std::string name{facet.name};
  return context.ask("facets", {{name, ""}, {"by", name}})["rows"];
}

// Facets without a filter of their own are of the same articles: one question is enough.
FacetJson rows_of_unchosen(const PageContext& context) {
  std::string names;
  for (const Facet& facet : kFacets) {
    if (!is_chosen(context, facet)) names.append(names.empty() ? "" : ",").append(facet.name);
  }
  return names.empty() ? FacetJson::array() : context.ask("facets", {{"by", names}})["rows"];
}

FacetJson rows_of_sets(const PageContext& context) {
  FacetJson rows = FacetJson::array();
  for (const SetCount& set : context.api().count_by_set(context.kept())) {
    rows.push_back({{"facet", kSetFacet.name}, {"value", set.name}, {"articles", set.articles}});
  }
  return rows;
}

}  // namespace

void write_facets(const PageContext& context, Html& html) {
  html.open("aside", {{"class", "facets"}, {"aria-label", std::string{context.say("Filters", "المرشّحات")}}});
  html.element("h2", {}, context.say("Filters", "المرشّحات"));
  html.open("form", {{"action", context.path()}, {"method", "get"}, {"class", "dates"}});
  for (const auto& [name, value] : context.kept()) {
    if (name != "from" && name != "to")
      html.open("input", {{"type", "hidden"}, {"name", std::string{name}}, {"value", value}});
  }
  for (const auto& [name, text] : {std::pair{"from", context.say("From", "من")}, {"to", context.say("To", "إلى")}}) {
    html.open("label").text(text).markup(" ");
    html.open("input", {{"type", "date"}, {"name", name}, {"value", context.value(name)}}).close("label");
  }
  html.element("button", {{"type", "submit"}}, context.say("Apply", "طبّق")).close("form");
  const FacetJson shared = rows_of_unchosen(context);
  for (const Facet& facet : kFacets) {
    const FacetJson own = is_chosen(context, facet) ? rows_of(context, facet) : FacetJson{};
    FacetList{context, facet, own.empty() ? shared : own}.write(html);
  }
  // A file of sets that cannot be read takes no hits away.
  const auto failure = failure_of({}, [&] { FacetList{context, kSetFacet, rows_of_sets(context)}.write(html); });
  if (failure) write_message(context, failure->message, "note", html);
  html.close("aside");
}

}  // namespace khabar
