// print_help(): at most 80 columns, so that it fits every terminal and every page.
#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <ostream>

#include "common/options/option_text.h"
#include "common/program/error.h"
#include "common/program/terminal.h"

namespace khabar {
namespace {

constexpr std::size_t kWidth = 80;
constexpr std::size_t kOptionColumn = 26;

std::string with_plain_spaces(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(kHardSpace), text.size());
    result.append(text.substr(0, end));
    if (end < text.size()) result.push_back(' ');
    text.remove_prefix(std::min(end + kHardSpace.size(), text.size()));
  }
  return result;
}

// `text` in lines of at most kWidth columns; the first begins at column `at`, the others are indented to `indent`.
std::string wrapped(std::string_view text, std::size_t at, std::size_t indent) {
  std::string result;
  bool line_start = true;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::size_t width = display_width(word);
    if (!line_start && at + 1 + width > kWidth) {
      result.append("\n").append(indent, ' ');
      at = indent;
      line_start = true;
    }
    if (!line_start) result.append(" ");
    result.append(word);
    at += width + (line_start ? 0 : 1);
    line_start = false;
  }
  return with_plain_spaces(result);
}

// A label, and its text in the column beside it, or below it if the label is too long.
void print_entry(std::string_view label, std::string_view text, std::size_t column, std::ostream& out) {
  const std::size_t width = display_width(label);
  if (width + 2 > column) {
    fmt::print(out, "{}\n{:{}}{}\n", label, "", column, wrapped(text, column, column));
  } else {
    fmt::print(out, "{}{:{}}{}\n", label, "", column - width, wrapped(text, column, column));
  }
}

std::string option_label(const Option& option) {
  std::string label = option.letter == '\0' ? "      " : fmt::format("  -{}, ", option.letter);
  label += fmt::format("--{}{}", option.name, option_value(option));
  return label;
}

void print_options(std::span<const Option> options, std::ostream& out) {
  for (const std::string_view group : option_groups(options)) {
    fmt::print(out, "\n{}:\n", group);
    for (const Option& option : options) {
      if (option_group(option) != group) continue;
      print_entry(option_label(option), option_description(option), kOptionColumn, out);
    }
  }
}

void print_fields(std::span<const ArgumentField> fields, std::ostream& out) {
  if (fields.empty()) return;
  fmt::print(out, "\n{}:\n", kFieldsHeading);
  for (const ArgumentField& field : fields) {
    print_entry(fmt::format("  {}:{}", field.name, field.example), field_description(field), kOptionColumn, out);
  }
}

void print_operators(std::span<const ArgumentOperator> operators, std::ostream& out) {
  if (operators.empty()) return;
  fmt::print(out, "\n{}:\n", kOperatorsHeading);
  for (const ArgumentOperator& row : operators) {
    print_entry(fmt::format("  {}", row.syntax), operator_description(row), kOptionColumn, out);
  }
}

void print_paragraphs(std::string_view text, std::ostream& out) {
  bool after_verbatim = false;
  for (const std::string& paragraph : paragraphs(text)) {
    const bool verbatim = paragraph.starts_with(' ');
    if (!(verbatim && after_verbatim)) fmt::print(out, "\n");
    fmt::print(out, "{}\n", verbatim ? paragraph : wrapped(paragraph, 0, 0));
    after_verbatim = verbatim;
  }
}

void print_exit_statuses(const Program& program, std::ostream& out) {
  fmt::print(out, "\nExit status:\n");
  for (const ExitStatusText& row : exit_status_table()) {
    const std::string_view text = program.indexer ? row.indexer : row.searcher;
    if (text.empty()) continue;
    print_entry(fmt::format("  {:>2}", static_cast<int>(row.status)), text, 6, out);
  }
}

void print_examples(std::span<const Example> examples, std::ostream& out) {
  if (examples.empty()) return;
  fmt::print(out, "\nExamples:\n");
  for (const Example& example : examples) {
    fmt::print(out, "  {}\n      {}\n", example.command, wrapped(example.text, 6, 6));
  }
}

void print_command_list(const Program& program, std::ostream& out) {
  fmt::print(out, "\nCommands:\n");
  std::size_t longest = 0;
  for (const Command& command : program.commands) longest = std::max(longest, command.name.size());
  for (const Command& command : program.commands) {
    const std::string_view note = command.name == program.default_command ? " (the default)" : "";
    print_entry(fmt::format("  {}", command.name), fmt::format("{}{}", command.text, note), longest + 4, out);
  }
  fmt::print(out, "\n{}\n", wrapped(fmt::format("'{} COMMAND --help' explains one command.", program.name), 0, 0));
}

void print_program_help(const Program& program, std::ostream& out) {
  fmt::print(out, "{}\n", wrapped(fmt::format("{} - {}", program.name, program.summary), 0, 0));
  std::string_view lead = "\nUsage: ";
  for (const Command& command : program.commands) {
    fmt::print(out, "{}{}\n", lead, wrapped(command_synopsis(program, command), 7, 11));
    lead = "       ";
  }
  print_command_list(program, out);
  const auto shown = std::ranges::find(program.commands, program.default_command, &Command::name);
  if (shown != program.commands.end()) print_options(shown->options, out);
}

void print_command_help(const Program& program, const Command& command, std::ostream& out) {
  fmt::print(out, "{}\n", wrapped(fmt::format("{} {} - {}", program.name, command.name, command.text), 0, 0));
  fmt::print(out, "\nUsage: {}\n", wrapped(command_synopsis(program, command), 7, 11));
  print_paragraphs(command.details, out);
  print_operators(command.operators, out);
  print_fields(command.fields, out);
  print_options(command.options, out);
}

}  // namespace

void print_help(const Program& program, std::string_view command, std::ostream& out) {
  const auto named = std::ranges::find(program.commands, command, &Command::name);
  const bool whole = named == program.commands.end();
  if (whole) {
    print_program_help(program, out);
  } else {
    print_command_help(program, *named, out);
  }
  std::vector<Option> general(general_options().begin(), general_options().end());
  if (whole) general.insert(general.end(), standalone_options().begin(), standalone_options().end());
  print_options(general, out);
  print_exit_statuses(program, out);
  if (whole) print_examples(program.examples, out);
}

}  // namespace khabar
