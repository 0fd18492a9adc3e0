// What the programs print about themselves agrees with their option tables.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "common/options/option_text.h"
#include "common/program/terminal.h"
#include "indexer/commands/options.h"
#include "searcher/commands/options.h"
#include "tests/support/run_command.h"
#include "tests/support/temp_dir.h"

namespace khabar {
namespace {

using testing::CommandResult;
using ::testing::HasSubstr;
using testing::run_command;

struct Tool {
  std::string path;
  const Program* program;
};

void PrintTo(const Tool& tool, std::ostream* out) { *out << tool.program->name; }

class Documents : public ::testing::TestWithParam<Tool> {
 protected:
  static std::string printed(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), GetParam().path);
    const CommandResult result = run_command(arguments);
    EXPECT_EQ(result.status, 0);
    EXPECT_EQ(result.err, "");
    EXPECT_NE(result.out, "");
    return result.out;
  }
};

INSTANTIATE_TEST_SUITE_P(Programs, Documents,
                         ::testing::Values(Tool{KHABAR_INDEX, &indexer_program()},
                                           Tool{KHABAR_SEARCH, &searcher_program()}),
                         [](const auto& test) { return test.index == 0 ? "Indexer" : "Searcher"; });

TEST_P(Documents, HelpOfACommandNamesEachOfItsOptions) {
  for (const Command& command : GetParam().program->commands) {
    const std::string help = printed({std::string(command.name), "--help"});
    for (const Option& option : command.options) {
      EXPECT_THAT(help, HasSubstr("--" + std::string(option.name) + option_value(option)));
    }
  }
}

TEST_P(Documents, HelpOfTheProgramNamesEachCommand) {
  const std::string help = printed({"--help"});
  for (const Command& command : GetParam().program->commands) {
    EXPECT_THAT(help, HasSubstr("\n  " + std::string(command.name) + " "));
  }
}

TEST_P(Documents, HelpFitsInto80Columns) {
  std::vector<std::vector<std::string>> ways{{"--help"}};
  for (const Command& command : GetParam().program->commands) ways.push_back({std::string(command.name), "--help"});
  for (const auto& way : ways) {
    std::istringstream lines(printed(way));
    for (std::string line; std::getline(lines, line);) EXPECT_LE(display_width(line), 80U) << line;
  }
}

TEST_P(Documents, OptionsOfOneCommandHaveNamesAndLettersOfTheirOwn) {
  for (const Command& command : GetParam().program->commands) {
    std::string letters = "h";
    std::vector<std::string_view> names{"help", "version"};
    for (const Option& option : command.options) {
      EXPECT_EQ(std::count(names.begin(), names.end(), option.name), 0) << option.name;
      names.push_back(option.name);
      if (option.letter == '\0') continue;
      EXPECT_EQ(letters.find(option.letter), std::string::npos) << option.name;
      letters += option.letter;
    }
  }
}

TEST_P(Documents, ManPageIsAcceptedByManWithoutAWarning) {
  if (run_command({"/bin/sh", "-c", "command -v man && command -v groff"}).status != 0) {
    GTEST_SKIP() << "there is no man or no groff (package man-db)";
  }
  const testing::TempDir dir;
  const std::string page = dir.write("page.1", printed({"--man"}));
  const CommandResult result =
      run_command({"/bin/sh", "-c", "man --warnings --encoding=UTF-8 --local-file '" + page + "'"}, "",
                  {"LC_ALL=C.UTF-8", "MANPAGER=cat", "MANWIDTH=80", "MAN_KEEP_FORMATTING="});
  EXPECT_EQ(result.status, 0);
  EXPECT_EQ(result.err, "");
  EXPECT_THAT(result.out, HasSubstr("EXIT STATUS"));
  for (const Command& command : GetParam().program->commands) {
    for (const Option& option : command.options) {
      EXPECT_THAT(result.out, HasSubstr("--" + std::string(option.name)));
    }
    for (const ArgumentField& field : command.fields) {
      EXPECT_THAT(result.out, HasSubstr(fmt::format("{}:{}", field.name, field.example)));
    }
  }
}

TEST_P(Documents, CompletionIsAcceptedByBash) {
  const std::string script = printed({"--completion", "bash"});
  const CommandResult result = run_command({"/bin/bash", "-n"}, script);
  EXPECT_EQ(result.status, 0);
  EXPECT_EQ(result.err, "");
  for (const Command& command : GetParam().program->commands) {
    for (const Option& option : command.options) EXPECT_THAT(script, HasSubstr("--" + std::string(option.name)));
    for (const ArgumentField& field : command.fields) EXPECT_THAT(script, HasSubstr(std::string(field.example)));
  }
}

TEST_P(Documents, AMistypedOptionGetsASuggestion) {
  const Command& command = GetParam().program->commands.front();
  const std::string name(command.options.front().name);
  const CommandResult result = run_command({GetParam().path, std::string(command.name), "--" + name + "x=1", "y"});
  EXPECT_EQ(result.status, 2);
  EXPECT_EQ(result.out, "");
  const std::string program(GetParam().program->name);
  EXPECT_EQ(result.err,
            program + ": error: unknown option --" + name + "x\n" + program + ": hint: did you mean --" + name + "?\n");
}

}  // namespace
}  // namespace khabar
