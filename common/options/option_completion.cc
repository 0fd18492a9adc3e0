// print_completion(): one bash function a program, without help from the bash-completion package.
#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <ostream>

#include "common/options/option_text.h"

namespace khabar {
namespace {

std::string function_name(const Program& program) {
  std::string name = fmt::format("_{}", program.name);
  std::ranges::replace(name, '-', '_');
  return name;
}

std::string flags_of(const Command& command) {
  std::string flags;
  const auto add = [&](const Option& option) {
    flags += fmt::format("{}--{}", flags.empty() ? "" : " ", option.name);
    if (option.letter != '\0') flags += fmt::format(" -{}", option.letter);
  };
  std::ranges::for_each(command.options, add);
  std::ranges::for_each(general_options(), add);
  return flags;
}

// One branch of the case over `command:option`.
void print_value(const Command& command, const Option& option, std::ostream& out) {
  std::string pattern = fmt::format("{}:--{}", command.name, option.name);
  if (option.letter != '\0') pattern += fmt::format("|{}:-{}", command.name, option.letter);
  if (!option.bare.empty()) {
    fmt::print(
        out, "    {}) if [[ $adjacent ]]; then mapfile -t COMPREPLY < <(compgen -W '{}' -- \"$cur\"); return; fi ;;\n",
        pattern, fmt::join(option.choices, " "));
  } else if (!option.choices.empty()) {
    fmt::print(out, "    {}) mapfile -t COMPREPLY < <(compgen -W '{}' -- \"$cur\"); return ;;\n", pattern,
               fmt::join(option.choices, " "));
  } else if (option.value == "DIR") {
    fmt::print(out, "    {}) mapfile -t COMPREPLY < <(compgen -d -- \"$cur\"); compopt -o filenames; return ;;\n",
               pattern);
  } else {
    fmt::print(out, "    {}) return ;;\n", pattern);
  }
}

// The example of a field behind its colon.
void print_example(const Command& command, const ArgumentField& field, std::ostream& out) {
  std::string pattern = fmt::format("{}:{}:", command.name, field.name);
  if (!field.alias.empty()) pattern += fmt::format("|{}:{}:", command.name, field.alias);
  fmt::print(out, "    {}) mapfile -t COMPREPLY < <(compgen -W '{}' -- \"$cur\"); return ;;\n", pattern, field.example);
}

// A value after `=` or `:` comes as three words, for bash parts words there; a field keeps its colon.
constexpr std::string_view kWords = R"(  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} adjacent=
  if [[ $cur == '=' ]]; then
    cur= adjacent=yes
  elif [[ $cur == ':' ]]; then
    cur= prev=$prev:
  elif [[ $prev == '=' ]]; then
    prev=${COMP_WORDS[COMP_CWORD-2]} adjacent=yes
  elif [[ $prev == ':' ]]; then
    prev=${COMP_WORDS[COMP_CWORD-2]}:
  fi
  COMPREPLY=()
)";

void print_flags(const Program& program, std::ostream& out) {
  fmt::print(out, "  if [[ $cur == -* ]]; then\n    case $command in\n");
  for (const Command& command : program.commands) {
    fmt::print(out, "    {}) mapfile -t COMPREPLY < <(compgen -W '{}' -- \"$cur\") ;;\n", command.name,
               flags_of(command));
  }
  fmt::print(
      out,
      "    *) mapfile -t COMPREPLY < <(compgen -W '--help --version' -- \"$cur\") ;;\n    esac\n    return\n  fi\n");
}

void print_field_names(const Command& command, std::ostream& out) {
  if (command.fields.empty()) return;
  std::string names;
  for (const ArgumentField& field : command.fields) {
    names += fmt::format("{}{}:", names.empty() ? "" : " ", field.name);
    if (!field.alias.empty()) names += fmt::format(" {}:", field.alias);
  }
  fmt::print(out,
             "  if [[ $command == {} ]]; then\n"
             "    mapfile -t -O ${{#COMPREPLY[@]}} COMPREPLY < <(compgen -W '{}' -- \"$cur\")\n"
             "    if [[ ${{COMPREPLY[0]}} == *: ]]; then compopt -o nospace; fi\n  fi\n",
             command.name, names);
}

}  // namespace

void print_completion(const Program& program, std::ostream& out) {
  std::vector<std::string_view> names;
  for (const Command& command : program.commands) names.push_back(command.name);
  const std::string function = function_name(program);

  fmt::print(out, "# Completion of {} for bash, printed by '{} --completion bash'.\n", program.name, program.name);
  fmt::print(out, "{}() {{\n{}", function, kWords);
  fmt::print(out, "  local command='{}'\n", program.default_command);
  fmt::print(out, "  if ((COMP_CWORD > 1)); then\n    case ${{COMP_WORDS[1]}} in\n");
  fmt::print(out, "    {}) command=${{COMP_WORDS[1]}} ;;\n    esac\n  fi\n", fmt::join(names, "|"));
  fmt::print(out, "  case $command:$prev in\n");
  for (const Command& command : program.commands) {
    for (const Option& option : command.options) {
      if (!option.value.empty()) print_value(command, option, out);
    }
    for (const ArgumentField& field : command.fields) print_example(command, field, out);
  }
  fmt::print(out, "  esac\n");
  print_flags(program, out);
  fmt::print(out, "  if ((COMP_CWORD == 1)); then\n    mapfile -t COMPREPLY < <(compgen -W '{}' -- \"$cur\")\n  fi\n",
             fmt::join(names, " "));
  for (const Command& command : program.commands) print_field_names(command, out);
  fmt::print(out, "}}\n");
  fmt::print(out, "complete -o default -F {} {}\n", function, program.name);
}

}  // namespace khabar
