#include "searcher/serve/api/command_options.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "common/program/suggestion.h"
#include "searcher/commands/commands.h"
#include "searcher/commands/options.h"
#include "searcher/serve/api/api_error.h"
#include "searcher/serve/api/asked_query.h"

namespace khabar {
namespace {

// Options that name files, and those that the server sets itself.
constexpr std::array<std::string_view, 14> kRefused{"index", "output", "manifest", "ro-crate", "queries",
                                                    "kinds", "desk",   "bidi",     "format",   "config",
                                                    "query", "ids",    "replace",  "jobs"};
// Those of every endpoint that the server reads.
constexpr std::array<std::string_view, 3> kOwn{"id", "next", "ui"};
constexpr std::array<std::string_view, 2> kUnservedFormats{"text", "trec"};

const Command& command_of(const Endpoint& endpoint) {
  const auto& commands = searcher_program().commands;
  return *std::ranges::find(commands, endpoint.command, &Command::name);
}

const Option* option_of(const Endpoint& endpoint, std::string_view name) {
  const auto& options = command_of(endpoint).options;
  const auto found = std::ranges::find(options, name, &Option::name);
  return found == options.end() ? nullptr : &*found;
}

template <typename Names>
bool is_among(std::string_view name, const Names& names) {
  return std::ranges::find(names, name) != std::ranges::end(names);
}

void check_name(const Endpoint& endpoint, std::string_view name) {
  const std::vector<std::string_view> names = parameters_of(endpoint);
  if (endpoint.subject == Subject::kSet && name == "name") return;
  // A command that asks no query would count all articles, whatever the filter.
  const bool asks_none = endpoint.subject == Subject::kNothing && !endpoint.command.empty();
  if ((is_query_parameter(name) && !asks_none) || is_among(name, kOwn) || is_among(name, names)) return;
  const auto nearest = nearest_name(name, names);
  throw Refusal(400, "bad_parameter", fmt::format("{} has no parameter '{}'", endpoint.name, excerpt(name)),
                nearest ? fmt::format("did you mean {}?", *nearest) : "/api/openapi.json lists them");
}

void check_limit(const ParsedOptions& options, std::string_view name, long long most) {
  const auto number = options.number(name);
  if (!number || *number <= most) return;
  throw Refusal(400, "too_many", fmt::format("{} {} is more than {}", name, *number, most),
                "ask for fewer, or use khabar-search itself");
}

void check_limits(const Endpoint& endpoint, std::string_view format, ParsedOptions& options) {
  if (endpoint.name == "kwic" && !options.has("limit")) {
    options.values["limit"] = {fmt::format("{}", format == "json" ? kRowsUnlessAsked : kMostRowsAsked)};
  }
  const bool hits = endpoint.name == "search" && format == "json";
  check_limit(options, "limit", hits ? kMostHitsAsked : kMostRowsAsked);
  if (endpoint.command == "search") check_limit(options, "offset", kDeepestHit);
}

std::vector<std::string> arguments_of(const Endpoint& endpoint, const Parameters& parameters) {
  if (endpoint.subject == Subject::kArticle) return all_parameters(parameters, "id");
  if (endpoint.subject == Subject::kNothing) return {};
  if (endpoint.subject == Subject::kSets) return {"list"};
  if (endpoint.subject == Subject::kSet) return {"show", parameter(parameters, "name")};
  const std::string query = asked_query(parameters, asked_reading(parameters));
  if (query.empty() && endpoint.subject == Subject::kQuery) {
    throw Refusal(400, "no_query", "the parameter q is missing", "q is a query, such as q=الهجرة");
  }
  return query.empty() ? std::vector<std::string>{} : std::vector{query};
}

// What a query is compared with has the same filters.
bool is_other_query(std::string_view name) { return name == "versus" || name == "against"; }

std::string filtered_query(Parameters parameters, const std::string& query) {
  std::erase_if(parameters, [](const auto& pair) { return pair.first == "q"; });
  parameters.emplace_back("q", query);
  return asked_query(parameters, asked_reading(parameters));
}

// Sets are listed and shown: how one is made is not asked for.
bool is_of_making(const Endpoint& endpoint, std::string_view name) {
  return endpoint.command == "set" && (name == "lenient" || name == "in");
}

// What asked_query() has read already.
bool is_in_query(const Endpoint& endpoint, std::string_view name) {
  const bool has_query = endpoint.subject == Subject::kQuery || endpoint.subject == Subject::kQueryOrAll;
  return has_query && is_query_parameter(name);
}

// Switches are on whatever their value is.
std::string option_text(const Option& option, const std::string& value) {
  return option.value.empty() ? fmt::format("--{}", option.name) : fmt::format("--{}={}", option.name, value);
}

}  // namespace

std::vector<std::string_view> parameters_of(const Endpoint& endpoint) {
  std::vector<std::string_view> names;
  if (endpoint.command.empty()) return names;
  for (const Option& option : command_of(endpoint).options) {
    const bool asked = !is_in_query(endpoint, option.name) && !is_of_making(endpoint, option.name);
    if (asked && !is_among(option.name, kRefused)) names.push_back(option.name);
  }
  return names;
}

std::vector<std::string_view> formats_of(const Endpoint& endpoint) {
  std::vector<std::string_view> formats{"json"};
  if (endpoint.name == "suggest") formats.push_back(kSuggestionsFormat);
  const Option* option = endpoint.command.empty() ? nullptr : option_of(endpoint, "format");
  if (option == nullptr) return formats;
  for (const std::string_view format : option->choices) {
    if (format != "json" && !is_among(format, kUnservedFormats)) formats.push_back(format);
  }
  if (find_provable(endpoint.command) != nullptr) formats.push_back(kManifestFormat);
  return formats;
}

ParsedOptions command_options(const Endpoint& endpoint, std::string_view format, const Parameters& parameters) {
  const std::string_view written = format == kManifestFormat ? "csv" : format;
  std::vector<std::string> words{std::string{endpoint.command}, fmt::format("--format={}", written)};
  for (const auto& [name, value] : parameters) {
    check_name(endpoint, name);
    const bool read = is_in_query(endpoint, name) || is_of_making(endpoint, name);
    const Option* option = read ? nullptr : option_of(endpoint, name);
    if (option == nullptr || value.empty()) continue;
    words.push_back(option_text(*option, is_other_query(name) ? filtered_query(parameters, value) : value));
  }
  if (option_of(endpoint, "jobs") != nullptr) words.emplace_back("--jobs=1");  // each worker is a thread already
  if (endpoint.command == "show" && !parameter(parameters, "q").empty()) {
    words.push_back("--query=" + parameter(parameters, "q"));
  }
  words.emplace_back("--");
  for (std::string& argument : arguments_of(endpoint, parameters)) words.push_back(std::move(argument));
  ParsedOptions options = parse_options(searcher_program(), words);
  check_limits(endpoint, format, options);
  return options;
}

}  // namespace khabar
