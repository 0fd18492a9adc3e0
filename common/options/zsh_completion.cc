#include "common/options/zsh_completion.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <ostream>
#include <string>
#include <string_view>

#include "common/options/option_text.h"

namespace khabar {
namespace {

std::string zsh_function(const Program& program) {
  std::string name = fmt::format("_{}", program.name);
  std::ranges::replace(name, '-', '_');
  return name;
}

// Inside of single quotes, where brackets and colons part a description from what follows it.
std::string zsh_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
    } else {
      if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
      out += c;
    }
  }
  return out;
}

// What is offered for a value.
std::string zsh_action(const Option& option) {
  if (!option.choices.empty()) return fmt::format("({})", fmt::join(option.choices, " "));
  if (option.value == "DIR") return "_files -/";
  const bool is_file = option.value == "FILE" || option.value == "TSV" || option.value == "RUN";
  return is_file ? "_files" : " ";
}

// `'(-n --limit)'{-n+,--limit=}'[text]:N: '`.
std::string zsh_option(const Option& option) {
  const bool has_value = !option.value.empty();
  const std::string name = fmt::format("--{}{}", option.name, has_value ? "=" : "");
  std::string value;
  if (has_value) value = fmt::format(":{}:{}", zsh_text(option.value), zsh_action(option));
  const std::string tail = fmt::format("[{}]{}", zsh_text(option.text), value);
  if (option.letter == '\0') return fmt::format("'{}{}{}'", option.repeats ? "*" : "", name, tail);
  const std::string names = fmt::format("{{-{}{},{}}}", option.letter, has_value ? "+" : "", name);
  const std::string again =
      option.repeats ? std::string{"'*'"} : fmt::format("'(-{} --{})'", option.letter, option.name);
  return fmt::format("{}{}'{}'", again, names, tail);
}

void print_zsh_options(const Command& command, std::ostream& out) {
  fmt::print(out, "    {})\n      _arguments -s -S", command.name);
  const auto print = [&](const Option& option) { fmt::print(out, " \\\n        {}", zsh_option(option)); };
  std::ranges::for_each(command.options, print);
  std::ranges::for_each(general_options(), print);
  if (!command.arguments.empty()) fmt::print(out, " \\\n        '*:{}:_files'", zsh_text(command.arguments));
  fmt::print(out, "\n      ;;\n");
}

}  // namespace

void print_zsh_completion(const Program& program, std::ostream& out) {
  const std::string function = zsh_function(program);
  fmt::print(out, "#compdef {}\n# Completion of {} for zsh, printed by '{} --completion zsh'.\n", program.name,
             program.name, program.name);
  fmt::print(out, "{}() {{\n  local command='{}'\n  local -a commands=(\n", function, program.default_command);
  for (const Command& command : program.commands) {
    fmt::print(out, "    '{}:{}'\n", command.name, zsh_text(command.text));
  }
  fmt::print(out,
             "  )\n"
             "  if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then\n"
             "    _describe command commands\n"
             "    return\n"
             "  fi\n"
             "  if [[ -n ${{(M)commands:#$words[2]:*}} ]]; then\n"
             "    command=$words[2]\n"
             "    shift words\n"
             "    (( CURRENT-- ))\n"
             "  fi\n"
             "  case $command in\n");
  for (const Command& command : program.commands) print_zsh_options(command, out);
  fmt::print(out, "  esac\n}}\n{} \"$@\"\n", function);
}

}  // namespace khabar
