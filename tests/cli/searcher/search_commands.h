// khabar-search over one index, for many tests.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/run_command.h"

namespace khabar::testing {

inline std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream in{text};
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

inline std::vector<nlohmann::json> json_lines_of(const std::string& text) {
  std::vector<nlohmann::json> rows;
  for (const std::string& line : lines_of(text)) rows.push_back(nlohmann::json::parse(line));
  return rows;
}

inline CommandResult run_search(const std::string& index, const std::string& command,
                                std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {KHABAR_SEARCH, command, "--index", index});
  return run_command(arguments);
}

// A command with its arguments, and a part of what it says.
struct WrongCommand {
  std::vector<std::string> arguments;
  std::string message;
};

// It ends with status 2 and prints no result.
inline void expect_refusal(const std::string& index, const WrongCommand& wrong) {
  const CommandResult result =
      run_search(index, wrong.arguments.front(), {wrong.arguments.begin() + 1, wrong.arguments.end()});
  EXPECT_EQ(result.status, 2) << wrong.message;
  EXPECT_EQ(result.out, "") << wrong.message;
  EXPECT_THAT(result.err, ::testing::HasSubstr(wrong.message));
}

}  // namespace khabar::testing
