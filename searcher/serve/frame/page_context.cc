#include "searcher/serve/frame/page_context.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "searcher/serve/api/asked_query.h"

namespace khabar {
namespace {

constexpr std::array<std::string_view, 4> kKept{"ui", "lenient", "duplicates", "versus"};

bool is_kept(std::string_view name) {
  return is_query_parameter(name) || std::ranges::find(kKept, name) != kKept.end();
}

std::string address(std::string_view path, const Parameters& parameters) {
  const std::string query = form_text(parameters);
  return query.empty() ? std::string{path} : std::string{path} + '?' + query;
}

}  // namespace

Parameters replaced(Parameters parameters, const Parameters& others) {
  for (const auto& [name, value] : others) {
    std::erase_if(parameters, [&](const auto& pair) { return pair.first == name; });
  }
  for (const auto& other : others) {
    if (!other.second.empty()) parameters.push_back(other);
  }
  return parameters;
}

std::string PageContext::value_or(std::string_view name, std::string_view otherwise) const {
  const std::string found = value(name);
  return found.empty() ? std::string{otherwise} : found;
}

Parameters PageContext::kept() const {
  Parameters kept;
  for (const auto& pair : parameters_) {
    if (is_kept(pair.first) && !pair.second.empty()) kept.push_back(pair);
  }
  return kept;
}

std::string PageContext::link(std::string_view path, const Parameters& more) const {
  return address(path, replaced(kept(), more));
}

std::string PageContext::fresh_link(std::string_view path, const Parameters& more) const {
  Parameters parameters = more;
  if (!is_arabic()) parameters.emplace_back("ui", "en");
  return address(path, parameters);
}

std::string PageContext::here_with(const Parameters& more) const { return address(path_, replaced(parameters_, more)); }

std::string PageContext::ask_text(std::string_view endpoint, std::string_view format, const Parameters& more) const {
  const Endpoint& asked = *find_endpoint(endpoint);
  const std::vector<std::string_view> taken = parameters_of(asked);
  Parameters parameters;
  for (const auto& pair : replaced(kept(), more)) {
    const bool known = is_query_parameter(pair.first) || pair.first == "id" || pair.first == "name" ||
                       pair.first == "next" || std::ranges::find(taken, pair.first) != taken.end();
    if (known) parameters.push_back(pair);
  }
  return api_.answer(asked, format, parameters);
}

nlohmann::ordered_json PageContext::ask(std::string_view endpoint, const Parameters& more) const {
  return nlohmann::ordered_json::parse(ask_text(endpoint, "json", more));
}

}  // namespace khabar
