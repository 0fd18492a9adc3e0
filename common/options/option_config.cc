#include "common/options/option_config.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "common/ascii.h"
#include "common/program/error.h"
#include "common/program/named_file.h"
#include "common/program/suggestion.h"

namespace khabar {
namespace {

constexpr std::string_view kConfig = "config";
constexpr std::array<std::string_view, 4> kYes{"yes", "true", "on", "1"};
constexpr std::array<std::string_view, 4> kNo{"no", "false", "off", "0"};

// Chosen, not tuned: every option of a program takes a thousandth of it.
constexpr std::size_t kLongestConfig = 1'000'000;

struct GivenOption {
  std::string name;
  std::string value;
  std::size_t line;
};

class OptionFile {
 public:
  OptionFile(const Program& program, const Command& command, const std::string& path)
      : program_(program), command_(command), path_(path) {}

  OptionValues read() const {
    const std::string text = read_named_file(path_, kLongestConfig, "--config names a file with `name = value` lines");
    OptionValues values;
    std::string section;
    std::size_t number = 0;
    std::string_view rest = text;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      const std::string_view typed = rest.substr(0, end);
      const std::string_view line = ascii::trim(typed.substr(0, typed.find('#')));
      rest.remove_prefix(std::min(end + 1, rest.size()));
      ++number;
      if (line.size() > 2 && line.front() == '[' && line.back() == ']') {
        section = std::string{line.substr(1, line.size() - 2)} + '.';
      } else if (!line.empty()) {
        take(split(section, line, number), values);
      }
    }
    return values;
  }

 private:
  // What stands in a section is an option of that name with the section's before it, which is none of ours.
  GivenOption split(const std::string& section, std::string_view line, std::size_t number) const {
    if (line.find('\0') != std::string_view::npos) fail(number, "a NUL byte, which no text has");
    const std::size_t equals = line.find('=');
    const std::string_view name = ascii::trim(line.substr(0, equals));
    if (equals == std::string_view::npos || name.empty() || name.front() == '[') {
      fail(number, fmt::format("'{}' is not an option", excerpt(line)), "write lines of the form name = value");
    }
    return {section + std::string{name}, std::string{ascii::trim(line.substr(equals + 1))}, number};
  }

  [[noreturn]] void fail(std::size_t line, const std::string& message, std::string hint = {}) const {
    throw error_at(path_, line, message, std::move(hint));
  }

  [[noreturn]] void fail_unknown(std::size_t line, const std::string& name) const {
    std::vector<std::string_view> names;
    for (const Command& command : program_.commands) {
      for (const Option& option : command.options) names.push_back(option.name);
    }
    std::ranges::sort(names);
    const auto nearest = nearest_name(name, names);
    fail(line, fmt::format("unknown option '{}'", excerpt(name)),
         nearest ? fmt::format("did you mean {}?", *nearest)
                 : fmt::format("'{} --help' lists the options", program_.name));
  }

  bool belongs_to_another_command(std::string_view name) const {
    return std::ranges::any_of(program_.commands, [&](const Command& command) {
      return std::ranges::find(command.options, name, &Option::name) != command.options.end();
    });
  }

  void take(const GivenOption& given, OptionValues& values) const {
    const auto& [name, value, line] = given;
    if (name == kConfig) fail(line, "a file of options cannot name another one");
    const auto option = std::ranges::find(command_.options, name, &Option::name);
    if (option == command_.options.end()) {
      if (!belongs_to_another_command(name)) fail_unknown(line, name);
      return;
    }
    if (option->value.empty()) return take_switch(*option, value, line, values);
    if (value.empty())
      fail(line, fmt::format("'{}' needs a value", name), fmt::format("write {} = {}", name, option->value));
    if (!option->choices.empty() && std::ranges::find(option->choices, value) == option->choices.end()) {
      fail(line, fmt::format("{}: '{}' is not one of {}", name, excerpt(value), fmt::join(option->choices, ", ")));
    }
    values[name].push_back(value);
  }

  void take_switch(const Option& option, const std::string& value, std::size_t line, OptionValues& values) const {
    if (std::ranges::find(kYes, value) != kYes.end()) {
      values[std::string(option.name)];
    } else if (std::ranges::find(kNo, value) != kNo.end()) {
      values.erase(std::string(option.name));
    } else {
      fail(line, fmt::format("{}: '{}' is neither yes nor no", option.name, excerpt(value)));
    }
  }

  const Program& program_;
  const Command& command_;
  const std::string& path_;
};

}  // namespace

OptionValues read_option_file(const Program& program, const Command& command, const std::string& path) {
  return OptionFile(program, command, path).read();
}

}  // namespace khabar
