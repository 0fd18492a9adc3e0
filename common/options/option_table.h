// Options are declared once, as tables; parsing, --help, man pages and shell completions come from the same
// table.
// Boost.Program_options is included by option_table.cc only; the other files are option_help.cc, option_man.cc and
// option_completion.cc.
#pragma once

#include <iosfwd>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace khabar {

struct Option {
  std::string_view name;                           // long name without dashes
  char letter = '\0';                              // short name, or none
  std::string_view value;                          // what --help calls the value, such as DIR; empty for a switch
  std::string_view group;                          // heading in --help
  std::string_view text;                           // one line
  std::string_view fallback = {};                  // default value; shown in --help
  std::span<const std::string_view> choices = {};  // the values allowed, if they are few
  bool repeats = false;                            // may be given again: every value counts
  std::string_view bare = {};                      // the value if none is given; one that is stands behind =
};

// A name that stands before a value in an argument, with a colon between: `source:BBC`.
struct ArgumentField {
  std::string_view name;
  std::string_view alias;    // another name, or empty
  std::string_view example;  // a value: one word without a quotation mark
  std::string_view text;     // a few words
};

// What may be written in an argument besides words.
struct ArgumentOperator {
  std::string_view syntax;
  std::string_view alias;    // the same in other words, or empty
  std::string_view text;     // a few words
  std::string_view example;  // an argument
};

struct Command {
  std::string_view name;
  std::string_view arguments;  // as in a synopsis: "INPUT...", "QUERY...", or empty
  std::string_view text;       // one line
  std::string_view details;    // paragraphs parted by empty lines; lines that begin with a space stay as they are
  std::span<const Option> options;
  std::span<const ArgumentField> fields = {};
  std::span<const ArgumentOperator> operators = {};
};

struct Example {
  std::string_view command;
  std::string_view text;
};

struct Program {
  std::string_view name;
  std::string_view summary;          // one line
  std::string_view default_command;  // the command if none is named; empty: one must be named
  std::span<const Command> commands;
  std::span<const Example> examples;
  bool indexer;  // which column of the exit status table is its own
};

// What was typed, checked against the table: names known, values among the choices, numbers whole, and no option given
// twice that does not repeat.
class ParsedOptions {
 public:
  std::string command;
  std::vector<std::string> arguments;  // all that is no option, in order

  bool has(std::string_view name) const;                         // typed, or it has a default
  std::string get(std::string_view name) const;                  // the last one typed; empty if !has()
  std::optional<long long> number(std::string_view name) const;  // throws Error for "ten"

  std::map<std::string, std::vector<std::string>, std::less<>> values;
};

// Arguments without the program's name. Throws Error with the word at fault. Long names are never guessed from their
// beginning; `--` ends options; an argument with one leading dash that is no short option of the command is an
// argument (`-تركيا`, `-word`); short options are not grouped. A command is named by the first argument only.
// `--help`, `-h` and `--version` are options of every command and win over mistakes: then `values` holds just "help" or
// "version". If a command has an option `config` and it is given, the rest comes from that file: see
// option_config.h.
ParsedOptions parse_options(const Program& program, const std::vector<std::string>& arguments);

// Help of one command, or of the whole program if `command` names no command. At most 80 columns.
void print_help(const Program& program, std::string_view command, std::ostream& out);

// A man page in mdoc-free roff, made from the same tables.
void print_man_page(const Program& program, std::ostream& out);

// A bash completion script made from the same tables.
void print_completion(const Program& program, std::ostream& out);

}  // namespace khabar
