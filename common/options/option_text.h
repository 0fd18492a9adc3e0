// What --help, the man page and the completion say alike about options.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/options/option_table.h"

namespace khabar {

inline constexpr std::string_view kFieldsHeading = "Fields";
inline constexpr std::string_view kOperatorsHeading = "Operators";
inline constexpr std::string_view kDefaultGroup = "Options";

// A space at which no line is broken (U+00A0); printed as a plain space.
inline constexpr std::string_view kHardSpace = "\u00A0";

// --help and --version, which every command takes.
std::span<const Option> general_options();

// --man and --completion, which stand alone: first word after the program's name.
std::span<const Option> standalone_options();

// The text of an option with its choices and default: `Order of hits [newest, oldest; default: newest]`, with a
// kHardSpace before the default.
std::string option_description(const Option& option);

// How help writes the value behind the name: ` WHEN`, `[=WHEN]` if it may be left out, nothing for a switch.
std::string option_value(const Option& option);

// The text of a field with its other name: `newspaper or agency [also مصدر:]`.
std::string field_description(const ArgumentField& field);

// The text of an operator with its other name: `a and b near each other [also قرب/n]`.
std::string operator_description(const ArgumentOperator& row);

// The heading of an option.
std::string_view option_group(const Option& option);

// Headings in the order in which they first occur.
std::vector<std::string_view> option_groups(std::span<const Option> options);

// One line for each command: `khabar-index build [OPTION...] INPUT...`.
std::string command_synopsis(const Program& program, const Command& command);

// The paragraphs of a text: parted by empty lines, each joined to one line; a line that begins with a space stays a
// line of its own, as it is.
std::vector<std::string> paragraphs(std::string_view text);

}  // namespace khabar
