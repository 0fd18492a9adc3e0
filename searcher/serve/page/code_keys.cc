#include "searcher/serve/page/code_keys.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "searcher/serve/api/line_coding.h"
#include "searcher/serve/frame/page_frame.h"

namespace khabar {
namespace {

void write_keys_form(const PageContext& context, const std::string& keys, Html& html) {
  html.open("form", {{"action", context.path()}, {"method", "get"}, {"class", "keys"}});
  for (const auto& [name, value] : context.parameters()) {
    if (name != "keys") write_hidden_field(name, value, html);
  }
  html.open("label").text(
      context.say("Codes for the keys 1 to 9, with ; between ", "رموز المفاتيح من 1 إلى 9، وبينها فاصلة منقوطة "));
  html.open("input", {{"name", "keys"}, {"dir", "auto"}, {"value", keys}, {"autocomplete", "off"}}).close("label");
  html.element("button", {{"type", "submit"}}, context.say("Use", "اعتمدها")).close("form");
}

}  // namespace

void write_code_keys(const PageContext& context, Html& html) {
  if (context.write_token().empty()) return;
  const std::vector<std::string> used = context.api().codes_in_use();
  std::vector<std::string> codes = codes_of_keys(context.value("keys"));
  codes.resize(std::min(codes.size(), kMostCodeKeys));
  html.open("section", {{"class", "coding"}, {"aria-labelledby", "coding-title"}});
  html.element("h2", {{"id", "coding-title"}}, context.say("Codes", "الرموز"));
  const std::size_t offered = std::min(used.size(), kMostCodeKeys);
  write_keys_form(
      context,
      context.value_or("keys", fmt::format("{}", fmt::join(used.begin(),
                                                           used.begin() + static_cast<std::ptrdiff_t>(offered), "; "))),
      html);
  html.open("ol", {{"class", "chips"}, {"id", "code-keys"}});
  for (std::size_t i = 0; i < codes.size(); ++i) {
    html.open("li", {{"class", "chip"}, {"data-code", codes[i]}});
    html.element("kbd", {}, fmt::format("{}", i + 1)).markup(" ").isolated(codes[i]).close("li");
  }
  html.close("ol");
  html.element("p", {{"class", "quiet"}, {"id", "code-help"}, {"hidden", "hidden"}},
               context.say("A key sets the code of the line that has the focus, 0 takes its codes away, and the arrows "
                           "go from line to line.",
                           "يضع المفتاح رمزَ السطر الذي عليه التركيز، ويمحو 0 رموزه، وتنتقل الأسهم بين السطور."));
  html.element("p",
               {{"role", "status"},
                {"class", "quiet"},
                {"id", "code-status"},
                {"data-lost", std::string{context.say("The server does not answer.", "لا يجيب الخادم.")}}},
               "");
  html.open("datalist", {{"id", "codes"}});
  for (const std::string& code : used) html.open("option", {{"value", code}});
  html.close("datalist").close("section");
}

void write_code_cell(const PageContext& context, const nlohmann::ordered_json& line, Html& html) {
  const auto text = [&](const char* key) { return line[key].is_null() ? std::string{} : line[key].get<std::string>(); };
  const std::string id = text("line");
  html.open("td", {{"class", "code"}}).open("form", {{"action", "/code"}, {"method", "post"}});
  write_hidden_field("token", context.write_token(), html);
  for (const char* key : {"line", "index", "match"}) write_hidden_field(key, text(key), html);
  write_hidden_field("back", form_text(context.parameters()), html);
  html.open("input", {{"name", "code"},
                      {"dir", "auto"},
                      {"list", "codes"},
                      {"autocomplete", "off"},
                      {"value", text("code")},
                      {"aria-label", fmt::format("{} {}", context.say("Codes of", "رموز"), id)}});
  html.element("button", {{"type", "submit"}}, context.say("Set", "ضع")).close("form").close("td");
}

}  // namespace khabar
