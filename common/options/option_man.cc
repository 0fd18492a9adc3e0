// print_man_page(): the macros of man(7) that both groff and mandoc know.
#include <fmt/format.h>
#include <fmt/ostream.h>

#include <cctype>
#include <ostream>

#include "common/ascii.h"
#include "common/options/option_text.h"
#include "common/program/error.h"
#include "common/version.h"

namespace khabar {
namespace {

// Text as roff shows it unchanged: no escapes, real minus signs, no control lines.
std::string roff(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (text.substr(at).starts_with(kHardSpace)) {
      result += "\\ ";
      at += kHardSpace.size() - 1;
    } else if (c == '\\') {
      result += "\\e";
    } else if (c == '-') {
      result += "\\-";
    } else if (c == '\'') {
      result += "\\(aq";
    } else {
      result += c;
    }
  }
  if (result.starts_with('.')) result.insert(0, "\\&");
  return result;
}

// Paragraphs of their own; lines that begin with a space are shown as they are.
void fill_paragraphs(std::string_view text, std::ostream& out) {
  bool verbatim = false;
  for (const std::string& paragraph : paragraphs(text)) {
    const bool was_verbatim = verbatim;
    verbatim = paragraph.starts_with(' ');
    if (was_verbatim && !verbatim) fmt::print(out, ".fi\n");
    if (!(was_verbatim && verbatim)) fmt::print(out, ".PP\n");
    if (verbatim && !was_verbatim) fmt::print(out, ".nf\n");
    fmt::print(out, "{}\n", roff(paragraph));
  }
  if (verbatim) fmt::print(out, ".fi\n");
}

void print_option(const Option& option, std::ostream& out) {
  fmt::print(out, ".TP\n");
  if (option.letter != '\0') fmt::print(out, "\\fB\\-{}\\fR, ", option.letter);
  fmt::print(out, "\\fB\\-\\-{}\\fR", roff(option.name));
  if (!option.value.empty()) {
    const bool bare = !option.bare.empty();
    fmt::print(out, "{}\\fI{}\\fR{}", bare ? "[=" : " ", roff(option.value), bare ? "]" : "");
  }
  fmt::print(out, "\n{}\n", roff(option_description(option)));
}

void describe_fields(std::span<const ArgumentField> fields, std::ostream& out) {
  if (!fields.empty()) fmt::print(out, ".PP\n{}:\n", kFieldsHeading);
  for (const ArgumentField& field : fields) {
    fmt::print(out, ".TP\n\\fB{}:\\fR\\fI{}\\fR\n{}\n", roff(field.name), roff(field.example),
               roff(field_description(field)));
  }
}

void describe_operators(std::span<const ArgumentOperator> operators, std::ostream& out) {
  if (!operators.empty()) fmt::print(out, ".PP\n{}:\n", kOperatorsHeading);
  for (const ArgumentOperator& row : operators) {
    fmt::print(out, ".TP\n\\fB{}\\fR\n{}\n", roff(row.syntax), roff(operator_description(row)));
  }
}

void describe_options(std::span<const Option> options, std::ostream& out) {
  for (const std::string_view group : option_groups(options)) {
    fmt::print(out, ".PP\n{}:\n", roff(group));
    for (const Option& option : options) {
      if (option_group(option) == group) print_option(option, out);
    }
  }
}

void print_synopsis(const Program& program, std::ostream& out) {
  fmt::print(out, ".SH SYNOPSIS\n.nf\n");
  for (const Command& command : program.commands) fmt::print(out, "{}\n", roff(command_synopsis(program, command)));
  fmt::print(out, ".fi\n");
}

void print_commands(const Program& program, std::ostream& out) {
  fmt::print(out, ".SH COMMANDS\n");
  for (const Command& command : program.commands) {
    fmt::print(out, ".SS {}\n{}.\n", roff(command.name), roff(command.text));
    if (command.name == program.default_command) fmt::print(out, "This is the default command.\n");
    fill_paragraphs(command.details, out);
    describe_operators(command.operators, out);
    describe_fields(command.fields, out);
    describe_options(command.options, out);
  }
}

void describe_exit_statuses(const Program& program, std::ostream& out) {
  fmt::print(out, ".SH EXIT STATUS\n");
  for (const ExitStatusText& row : exit_status_table()) {
    const std::string_view text = program.indexer ? row.indexer : row.searcher;
    if (!text.empty()) fmt::print(out, ".TP\n{}\n{}\n", static_cast<int>(row.status), roff(text));
  }
}

void describe_examples(std::span<const Example> examples, std::ostream& out) {
  if (examples.empty()) return;
  fmt::print(out, ".SH EXAMPLES\n");
  for (const Example& example : examples) {
    fmt::print(out, ".TP\n{}\n{}\n", roff(example.command), roff(example.text));
  }
}

}  // namespace

void print_man_page(const Program& program, std::ostream& out) {
  fmt::print(out, ".TH {} 1 \"\" \"Khabar {}\" \"User Commands\"\n", roff(ascii::to_upper(program.name)), kVersion);
  fmt::print(out, ".SH NAME\n{} \\- {}\n", roff(program.name), roff(program.summary));
  print_synopsis(program, out);
  print_commands(program, out);
  fmt::print(out, ".SH OPTIONS OF THE PROGRAM\n");
  for (const Option& option : general_options()) print_option(option, out);
  for (const Option& option : standalone_options()) print_option(option, out);
  describe_exit_statuses(program, out);
  describe_examples(program.examples, out);
}

}  // namespace khabar
