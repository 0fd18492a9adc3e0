#include "common/options/option_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/program_options.hpp>
#include <charconv>
#include <utility>

#include "common/options/option_config.h"
#include "common/program/error.h"
#include "common/program/suggestion.h"

namespace khabar {
namespace {

namespace po = boost::program_options;

// No guessing: an option added later must not change what a script's shortened name means. No grouping of short
// options: `-news` is a word to leave out, even if -n is an option.
constexpr int kStyle = po::command_line_style::allow_long | po::command_line_style::long_allow_adjacent |
                       po::command_line_style::long_allow_next | po::command_line_style::allow_short |
                       po::command_line_style::allow_dash_for_short | po::command_line_style::short_allow_adjacent |
                       po::command_line_style::short_allow_next;

std::string help_hint(const Program& program, std::string_view command) {
  if (command.empty()) return fmt::format("'{} --help' lists the commands", program.name);
  return fmt::format("'{} {} --help' lists the options", program.name, command);
}

std::string suggestion_or(std::string_view prefix, std::string_view word, std::span<const std::string_view> names,
                          std::string otherwise) {
  const auto nearest = nearest_name(word, names);
  return nearest ? fmt::format("did you mean {}{}?", prefix, *nearest) : std::move(otherwise);
}

const Command* find_command(const Program& program, std::string_view name) {
  const auto found = std::ranges::find(program.commands, name, &Command::name);
  return found == program.commands.end() ? nullptr : &*found;
}

const Option* find_option(const Command& command, std::string_view name) {
  const auto found = std::ranges::find(command.options, name, &Option::name);
  return found == command.options.end() ? nullptr : &*found;
}

const Option* find_letter(const Command& command, char letter) {
  const auto found = std::ranges::find(command.options, letter, &Option::letter);
  return letter == '\0' || found == command.options.end() ? nullptr : &*found;
}

// `-n`, `-n5` and the mistake `-n=5` are options; `-news`, `-تركيا` and `-` are arguments.
bool is_short_option(const Command& command, std::string_view word) {
  if (word.size() < 2 || word[0] != '-' || word[1] == '-') return false;
  const Option* option = find_letter(command, word[1]);
  if (option == nullptr) return false;
  const std::string_view rest = word.substr(2);
  if (rest.empty() || rest.front() == '=') return true;
  return !option->value.empty() && rest.find_first_not_of("0123456789") == std::string_view::npos;
}

// A word that begins with one dash and is no option goes on as an argument instead of ending the run.
std::vector<po::option> take_dashed_argument(const Command& command, std::vector<std::string>& words) {
  const std::string& word = words.front();
  if (word.size() < 2 || word[0] != '-' || word[1] == '-' || is_short_option(command, word)) return {};
  po::option argument;
  argument.value.push_back(word);
  argument.original_tokens.push_back(word);
  words.erase(words.begin());
  return {argument};
}

po::options_description describe(const Command& command) {
  po::options_description description;
  auto add = description.add_options();
  for (const Option& option : command.options) {
    std::string names(option.name);
    if (option.letter != '\0') names += fmt::format(",{}", option.letter);
    if (option.value.empty()) {
      add(names.c_str(), "");
    } else {
      add(names.c_str(), po::value<std::string>(), "");
    }
  }
  return description;
}

// Which of `--help`, `-h` and `--version` stands before `--`; empty if none does.
std::string_view special_mode(const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    if (word == "--") break;
    if (word == "--help" || word == "-h") return "help";
    if (word == "--version") return "version";
  }
  return {};
}

[[noreturn]] void fail_unknown_option(const Program& program, const Command& command, std::string_view typed) {
  typed = typed.substr(0, typed.find('='));
  std::vector<std::string_view> names{"help", "version"};
  for (const Option& option : command.options) names.push_back(option.name);
  const std::string_view bare = typed.substr(std::min(typed.find_first_not_of('-'), typed.size()));
  throw Error(fmt::format("unknown option {}", typed),
              suggestion_or("--", bare, names, help_hint(program, command.name)));
}

[[noreturn]] void fail_without_value(const Option& option) {
  throw Error(fmt::format("option --{} needs a value", option.name),
              fmt::format("write --{}={}", option.name, option.value));
}

// Boost would take the next word for the value.
void give_values_to_bare_options(const Command& command, std::vector<std::string>& words) {
  for (std::string& word : words) {
    if (word == "--") return;
    if (!word.starts_with("--")) continue;
    const Option* option = find_option(command, std::string_view(word).substr(2));
    if (option != nullptr && !option->bare.empty()) word += fmt::format("={}", option->bare);
  }
}

std::vector<po::option> split_words(const Program& program, const Command& command,
                                    const std::vector<std::string>& words) {
  const po::options_description description = describe(command);
  try {
    return po::command_line_parser(words)
        .options(description)
        .style(kStyle)
        .extra_style_parser([&](std::vector<std::string>& rest) { return take_dashed_argument(command, rest); })
        .run()
        .options;
  } catch (const po::unknown_option& error) {
    fail_unknown_option(program, command, error.get_option_name());
  } catch (const po::invalid_command_line_syntax& error) {
    const std::string name = error.get_option_name();
    const Option* option =
        find_option(command, std::string_view(name).substr(std::min(name.find_first_not_of('-'), name.size())));
    if (option == nullptr) throw Error(error.what(), help_hint(program, command.name));
    if (option->value.empty()) throw Error(fmt::format("option --{} takes no value", option->name));
    fail_without_value(*option);
  } catch (const po::error& error) {
    throw Error(error.what(), help_hint(program, command.name));
  }
}

// Boost takes the next word as the value whatever it is; a forgotten value must not swallow the next option.
void check_value_is_no_option(const Command& command, const Option& option, const po::option& parsed) {
  if (parsed.original_tokens.size() < 2) return;
  const std::string& value = parsed.value.front();
  if (value.starts_with("--") || (value.size() == 2 && is_short_option(command, value))) fail_without_value(option);
}

void check_choice(const Option& option, const std::string& value) {
  if (option.choices.empty() || std::ranges::find(option.choices, value) != option.choices.end()) return;
  throw Error(fmt::format("--{}: '{}' is not one of {}", option.name, value, fmt::join(option.choices, ", ")),
              suggestion_or("", value, option.choices, ""));
}

void keep_value(const Command& command, const Option& option, const po::option& parsed,
                std::vector<std::string>& kept) {
  if (option.value.empty()) {
    if (parsed.original_tokens.front().find('=') != std::string::npos) {
      throw Error(fmt::format("option --{} takes no value", option.name));
    }
    return;
  }
  check_value_is_no_option(command, option, parsed);
  const std::string& value = parsed.value.front();
  const bool short_with_equals = value.starts_with('=') && !parsed.original_tokens.front().starts_with("--");
  if (value.empty() || short_with_equals) fail_without_value(option);
  check_choice(option, value);
  if (!option.repeats && !kept.empty()) {
    throw Error(fmt::format("option --{} is given twice, with {} and {}", option.name, kept.front(), value),
                "give it once");
  }
  kept.push_back(value);
}

// What was typed wins over what the file of --config says.
void add_option_file(const Program& program, const Command& command, ParsedOptions& parsed) {
  if (find_option(command, "config") == nullptr || !parsed.has("config")) return;
  for (auto& [name, values] : read_option_file(program, command, parsed.get("config"))) {
    parsed.values.try_emplace(name, std::move(values));
  }
}

void add_defaults(const Command& command, ParsedOptions& parsed) {
  for (const Option& option : command.options) {
    if (!option.fallback.empty()) parsed.values.try_emplace(std::string(option.name), 1, std::string(option.fallback));
  }
}

// The command that the first word names, else the default one. Removes that word.
const Command& choose_command(const Program& program, std::vector<std::string>& words) {
  const Command* named = words.empty() ? nullptr : find_command(program, words.front());
  if (named != nullptr) {
    words.erase(words.begin());
    return *named;
  }
  if (const Command* fallback = find_command(program, program.default_command)) return *fallback;
  std::vector<std::string_view> names;
  for (const Command& command : program.commands) names.push_back(command.name);
  if (words.empty()) {
    throw Error(fmt::format("no command given; one of {}", fmt::join(names, ", ")), help_hint(program, ""));
  }
  if (words.front().starts_with('-')) {
    throw Error(fmt::format("the first word must be a command ({}), not '{}'", fmt::join(names, ", "), words.front()),
                help_hint(program, ""));
  }
  throw Error(fmt::format("unknown command '{}'", words.front()),
              suggestion_or("", words.front(), names, help_hint(program, "")));
}

}  // namespace

bool ParsedOptions::has(std::string_view name) const { return values.contains(name); }

std::string ParsedOptions::get(std::string_view name) const {
  const auto found = values.find(name);
  return found == values.end() || found->second.empty() ? std::string() : found->second.back();
}

std::optional<long long> ParsedOptions::number(std::string_view name) const {
  if (!has(name)) return std::nullopt;
  const std::string text = get(name);
  long long value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc::result_out_of_range) {
    throw Error(fmt::format("--{}: {} is too large a number", name, text));
  }
  if (error != std::errc() || end != text.data() + text.size()) {
    throw Error(fmt::format("--{}: '{}' is not a whole number", name, text),
                fmt::format("use the digits 0 to 9, as in --{} 10", name));
  }
  return value;
}

ParsedOptions parse_options(const Program& program, const std::vector<std::string>& arguments) {
  ParsedOptions parsed;
  std::vector<std::string> words = arguments;
  if (const std::string_view mode = special_mode(words); !mode.empty()) {
    if (find_command(program, words.front()) != nullptr) parsed.command = words.front();
    parsed.values[std::string(mode)];
    return parsed;
  }
  const Command& command = choose_command(program, words);
  parsed.command = command.name;
  give_values_to_bare_options(command, words);
  for (const po::option& option : split_words(program, command, words)) {
    if (option.string_key.empty()) {
      parsed.arguments.insert(parsed.arguments.end(), option.value.begin(), option.value.end());
      continue;
    }
    const Option* known = find_option(command, option.string_key);
    if (known == nullptr) fail_unknown_option(program, command, option.string_key);
    keep_value(command, *known, option, parsed.values[option.string_key]);
  }
  if (command.arguments.empty() && !parsed.arguments.empty()) {
    throw Error(fmt::format("unexpected argument '{}': {} takes no arguments", parsed.arguments.front(), command.name),
                help_hint(program, command.name));
  }
  add_option_file(program, command, parsed);
  add_defaults(command, parsed);
  return parsed;
}

}  // namespace khabar
