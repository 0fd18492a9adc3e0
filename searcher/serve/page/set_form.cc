#include "searcher/serve/page/set_form.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "searcher/serve/frame/page_frame.h"

namespace khabar {
namespace {

constexpr std::string_view kFormId = "keep";

struct OfExisting {
  std::string_view value;
  std::string_view english;
  std::string_view arabic;
};

constexpr std::array kOfExisting{
    OfExisting{"", "leave it as it is", "تُترك كما هي"},
    OfExisting{"add", "add to it", "يُضاف إليها"},
    OfExisting{"replace", "put these in its place", "تحلّ هذه محلّها"},
};

// What was kept before this page; its name is offered again, since a choice may go over several pages.
void write_kept(const PageContext& context, const std::string& name, Html& html) {
  html.open("p", {{"role", "status"}, {"class", "note"}, {"id", "kept"}});
  html.text(context.say("Kept in the set ", "حُفظت في القائمة "));
  html.open("a", {{"href", context.fresh_link("/sets", {{"name", name}})}}).isolated(name).close("a").close("p");
}

void write_name(const PageContext& context, const std::string& name, const std::vector<std::string>& known,
                Html& html) {
  html.open("label").text(context.say("Name", "الاسم")).markup(" ");
  html.open("input", {{"name", "name"},
                      {"dir", "auto"},
                      {"required", "required"},
                      {"list", "known-sets"},
                      {"autocomplete", "off"},
                      {"value", name}});
  html.close("label").open("datalist", {{"id", "known-sets"}});
  for (const std::string& one : known) html.open("option", {{"value", one}});
  html.close("datalist");
}

void write_existing(const PageContext& context, bool adds, Html& html) {
  html.open("label").text(context.say("If there is a set of this name", "إن كانت قائمة بهذا الاسم")).markup(" ");
  html.open("select", {{"name", "existing"}});
  for (const OfExisting& one : kOfExisting) {
    Attributes attributes{{"value", std::string{one.value}}};
    if (adds && one.value == "add") attributes.emplace_back("selected", "selected");
    html.element("option", attributes, context.say(one.english, one.arabic));
  }
  html.close("select").close("label");
}

// The first is what Enter in a box means.
void write_buttons(const PageContext& context, std::optional<std::uint64_t> total, Html& html) {
  html.open("p", {{"class", "buttons"}});
  html.element("button", {{"type", "submit"}, {"name", "articles"}, {"value", "ticked"}},
               context.say("Keep those that are ticked", "احفظ المختارة"));
  if (total) {
    html.markup(" ").open("button", {{"type", "submit"}, {"name", "articles"}, {"value", "all"}});
    html.text(fmt::format("{} {}", context.say("Keep all", "احفظها كلّها:"), grouped(*total))).close("button");
  }
  html.close("p");
}

std::string article_of(const PageContext& context, const nlohmann::ordered_json& hit) {
  const std::vector<IndexName>& names = context.api().indexes().names();
  const auto index = hit.find("index");
  const std::string place = index == hit.end() || !index->is_string() ? "" : index->get<std::string>();
  const auto found = std::ranges::find(names, place, &IndexName::place);
  const std::ptrdiff_t number = found == names.end() ? 0 : found - names.begin();
  return article_text({static_cast<std::size_t>(number), hit["id"].get<std::string>()});
}

}  // namespace

void write_tick(const PageContext& context, const nlohmann::ordered_json& hit, Html& html) {
  if (context.write_token().empty()) return;
  const std::string title = hit["title"];
  html.open("input", {{"type", "checkbox"},
                      {"class", "tick"},
                      {"name", "article"},
                      {"form", std::string{kFormId}},
                      {"value", article_of(context, hit)},
                      {"autocomplete", "off"},
                      {"aria-label", fmt::format("{} {}", context.say("Tick", "اختر"),
                                                 title.empty() ? hit["id"].get<std::string>() : title)}});
}

void write_set_form(const PageContext& context, std::optional<std::uint64_t> total, Html& html) {
  if (context.write_token().empty()) return;
  const std::vector<std::string> known = context.api().names_of_sets();
  const std::string kept = context.value("kept");
  const bool is_known = std::ranges::find(known, kept) != known.end();
  html.open("form", {{"id", std::string{kFormId}},
                     {"class", "keep"},
                     {"action", "/set/save"},
                     {"method", "post"},
                     {"aria-labelledby", "keep-title"}});
  html.element("h2", {{"id", "keep-title"}}, context.say("Keep as a set", "احفظ قائمةً"));
  if (is_known) write_kept(context, kept, html);
  write_hidden_field("token", context.write_token(), html);
  write_hidden_field("back", form_text(context.parameters()), html);
  write_name(context, is_known ? kept : std::string{}, known, html);
  write_existing(context, is_known, html);
  write_buttons(context, total, html);
  html.close("form");
}

}  // namespace khabar
