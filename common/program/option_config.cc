#include "common/program/option_config.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <boost/program_options.hpp>
#include <fstream>
#include <sstream>

#include "common/program/error.h"
#include "common/program/suggestion.h"

namespace khabar {
namespace {

namespace po = boost::program_options;

constexpr std::string_view kConfig = "config";
constexpr std::array<std::string_view, 4> kYes{"yes", "true", "on", "1"};
constexpr std::array<std::string_view, 4> kNo{"no", "false", "off", "0"};

std::string read_text(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in) throw Error(fmt::format("cannot read {}", path), "--config names a file with `name = value` lines");
  return std::move(text).str();
}

// The parser of Boost tells no line numbers: these are the lines that it makes an option of, in its order.
std::vector<std::size_t> lines_with_options(const std::string& text) {
  std::vector<std::size_t> numbers;
  std::istringstream lines(text);
  std::size_t number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    line.resize(std::min(line.find('#'), line.size()));
    const std::size_t first = line.find_first_not_of(" \t\r");
    if (first != std::string::npos && line[first] != '[') numbers.push_back(number);
  }
  return numbers;
}

std::size_t line_of(const std::string& part, const std::string& text) {
  return 1 + static_cast<std::size_t>(
                 std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(text.find(part)), '\n'));
}

class OptionFile {
 public:
  OptionFile(const Program& program, const Command& command, const std::string& path)
      : program_(program), command_(command), path_(path) {}

  OptionValues read() const {
    const std::string text = read_text(path_);
    const std::vector<std::size_t> lines = lines_with_options(text);
    const std::vector<po::option> options = parse(text);
    OptionValues values;
    for (std::size_t i = 0; i < options.size(); ++i) take(options[i], lines.at(i), values);
    return values;
  }

 private:
  std::vector<po::option> parse(const std::string& text) const {
    std::istringstream in(text);
    try {
      return po::parse_config_file(in, po::options_description(), true).options;
    } catch (const po::invalid_config_file_syntax& error) {
      fail(line_of(error.tokens(), text), fmt::format("'{}' is no option", error.tokens()),
           "write lines of the form name = value");
    }
  }

  [[noreturn]] void fail(std::size_t line, const std::string& message, std::string hint = {}) const {
    throw Error(fmt::format("{}:{}: {}", path_, line, message), std::move(hint));
  }

  [[noreturn]] void fail_unknown(std::size_t line, const std::string& name) const {
    std::vector<std::string_view> names;
    for (const Command& command : program_.commands) {
      for (const Option& option : command.options) names.push_back(option.name);
    }
    std::ranges::sort(names);
    const auto nearest = nearest_name(name, names);
    fail(line, fmt::format("unknown option '{}'", name),
         nearest ? fmt::format("did you mean {}?", *nearest)
                 : fmt::format("'{} --help' lists the options", program_.name));
  }

  bool belongs_to_another_command(std::string_view name) const {
    return std::ranges::any_of(program_.commands, [&](const Command& command) {
      return std::ranges::find(command.options, name, &Option::name) != command.options.end();
    });
  }

  void take(const po::option& given, std::size_t line, OptionValues& values) const {
    const std::string& name = given.string_key;
    if (name == kConfig) fail(line, "a file of options names no other one");
    const auto option = std::ranges::find(command_.options, name, &Option::name);
    if (option == command_.options.end()) {
      if (!belongs_to_another_command(name)) fail_unknown(line, name);
      return;
    }
    const std::string value = given.value.empty() ? "" : given.value.front();
    if (option->value.empty()) return take_switch(*option, value, line, values);
    if (value.empty())
      fail(line, fmt::format("'{}' needs a value", name), fmt::format("write {} = {}", name, option->value));
    if (!option->choices.empty() && std::ranges::find(option->choices, value) == option->choices.end()) {
      fail(line, fmt::format("{}: '{}' is not one of {}", name, value, fmt::join(option->choices, ", ")));
    }
    values[name].push_back(value);
  }

  void take_switch(const Option& option, const std::string& value, std::size_t line, OptionValues& values) const {
    if (std::ranges::find(kYes, value) != kYes.end()) {
      values[std::string(option.name)];
    } else if (std::ranges::find(kNo, value) != kNo.end()) {
      values.erase(std::string(option.name));
    } else {
      fail(line, fmt::format("{}: '{}' is neither yes nor no", option.name, value));
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
