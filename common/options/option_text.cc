#include "common/options/option_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace khabar {

std::span<const Option> general_options() {
  static constexpr std::array<Option, 2> kOptions{{
      {.name = "help", .letter = 'h', .value = "", .group = "General", .text = "show this help"},
      {.name = "version", .letter = '\0', .value = "", .group = "General", .text = "show the version"},
  }};
  return kOptions;
}

std::span<const Option> standalone_options() {
  static constexpr std::array<std::string_view, 2> kShells{"bash", "zsh"};
  static constexpr std::array<Option, 2> kOptions{{
      {.name = "man", .letter = '\0', .value = "", .group = "General", .text = "print the man page"},
      {.name = "completion",
       .letter = '\0',
       .value = "SHELL",
       .group = "General",
       .text = "print completions for a shell",
       .choices = kShells},
  }};
  return kOptions;
}

std::string option_value(const Option& option) {
  if (option.value.empty()) return {};
  return option.bare.empty() ? fmt::format(" {}", option.value) : fmt::format("[={}]", option.value);
}

std::string option_description(const Option& option) {
  std::string text(option.text);
  if (option.choices.empty() && option.fallback.empty()) return text;
  text += fmt::format(" [{}", fmt::join(option.choices, ", "));
  if (!option.choices.empty() && !option.fallback.empty()) text += "; ";
  if (!option.fallback.empty()) text += fmt::format("default:{}{}", kHardSpace, option.fallback);
  return text + "]";
}

std::string field_description(const ArgumentField& field) {
  return field.alias.empty() ? std::string(field.text) : fmt::format("{} [also {}:]", field.text, field.alias);
}

std::string operator_description(const ArgumentOperator& row) {
  return row.alias.empty() ? std::string(row.text) : fmt::format("{} [also {}]", row.text, row.alias);
}

std::string_view option_group(const Option& option) { return option.group.empty() ? kDefaultGroup : option.group; }

std::vector<std::string_view> option_groups(std::span<const Option> options) {
  std::vector<std::string_view> groups;
  for (const Option& option : options) {
    if (std::ranges::find(groups, option_group(option)) == groups.end()) groups.push_back(option_group(option));
  }
  return groups;
}

std::string command_synopsis(const Program& program, const Command& command) {
  const bool optional = command.name == program.default_command;
  std::string synopsis = fmt::format("{} {}{}{}", program.name, optional ? "[" : "", command.name, optional ? "]" : "");
  if (!command.options.empty()) synopsis += " [OPTION...]";
  if (!command.arguments.empty()) synopsis += fmt::format(" {}", command.arguments);
  return synopsis;
}

std::vector<std::string> paragraphs(std::string_view text) {
  std::vector<std::string> result;
  bool open = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const bool verbatim = line.starts_with(' ');
    if (line.empty()) {
      open = false;
    } else if (open && !verbatim) {
      result.back().append(" ").append(line);
    } else {
      result.emplace_back(line);
      open = !verbatim;
    }
  }
  return result;
}

}  // namespace khabar
