#include "searcher/commands/saved/action.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <sstream>

#include "common/program/suggestion.h"

namespace khabar {
namespace {

const Action& action_of(std::span<const Action> actions, const ParsedOptions& options) {
  std::vector<std::string_view> names;
  for (const Action& action : actions) names.push_back(action.name);
  const std::string all = fmt::format("{}", fmt::join(names, ", "));
  if (options.arguments.empty()) throw Error(fmt::format("{} what? One of {}", options.command, all));
  const std::string& name = options.arguments.front();
  const auto found = std::ranges::find(actions, name, &Action::name);
  if (found != actions.end()) return *found;
  const auto nearest = nearest_name(name, names);
  throw Error(fmt::format("{}: '{}' is not one of {}", options.command, excerpt(name), all),
              nearest ? fmt::format("did you mean {}?", *nearest) : "");
}

bool takes(const Action& action, std::string_view option) {
  std::istringstream words{std::string{action.options}};
  for (std::string word; words >> word;) {
    if (word == option) return true;
  }
  return false;
}

void check_options(const Action& action, std::span<const Action> actions, const ParsedOptions& options) {
  for (const auto& [option, values] : options.values) {
    if (takes(action, option)) continue;
    for (const Action& other : actions) {
      if (!takes(other, option)) continue;
      throw Error(fmt::format("--{} is for {} {}", option, options.command, other.name));
    }
  }
}

}  // namespace

ExitStatus run_action(std::span<const Action> actions, const ParsedOptions& options, const Streams& streams) {
  const Action& action = action_of(actions, options);
  const std::vector<std::string> arguments{options.arguments.begin() + 1, options.arguments.end()};
  if (arguments.size() < action.fewest || arguments.size() > action.most) {
    throw Error(fmt::format("{} {} takes {}", options.command, action.name,
                            action.arguments.empty() ? "no argument" : action.arguments),
                fmt::format("write: {} {} {}", options.command, action.name, action.arguments));
  }
  check_options(action, actions, options);
  return action.run(options, arguments, streams);
}

}  // namespace khabar
