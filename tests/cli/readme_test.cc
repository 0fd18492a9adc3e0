// The examples of README.md and docs/: each ```console block holds commands after `$ ` and what they print.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <sstream>

#include "tests/support/read_file.h"
#include "tests/support/run_command.h"
#include "tests/support/temp_dir.h"

namespace khabar {
namespace {

using Lines = std::vector<std::string>;

struct ShellExample {
  std::string command;
  Lines output;  // a line `...` stands for any lines
};

void drop_empty_end(Lines& lines) {
  while (!lines.empty() && lines.back().empty()) lines.pop_back();
}

std::vector<ShellExample> shell_examples(const std::string& markdown) {
  std::vector<ShellExample> examples;
  bool inside = false;
  std::istringstream lines(markdown);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("```")) {
      inside = line == "```console";
    } else if (inside && line.starts_with("$ ")) {
      examples.push_back({line.substr(2), {}});
    } else if (inside && !examples.empty()) {
      examples.back().output.push_back(line);
    }
  }
  for (ShellExample& example : examples) drop_empty_end(example.output);
  return examples;
}

Lines split_lines(const std::string& text) {
  Lines result;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    line.erase(line.find_last_not_of(' ') + 1);  // README shows no trailing spaces
    result.push_back(line);
  }
  drop_empty_end(result);
  return result;
}

bool matches(Lines::const_iterator expected, Lines::const_iterator expected_end, Lines::const_iterator line,
             Lines::const_iterator end) {
  if (expected == expected_end) return line == end;
  if (*expected == "...") {
    if (matches(expected + 1, expected_end, line, end)) return true;
    return line != end && matches(expected, expected_end, line + 1, end);
  }
  return line != end && *line == *expected && matches(expected + 1, expected_end, line + 1, end);
}

bool matches(const Lines& expected, const Lines& printed) {
  return matches(expected.begin(), expected.end(), printed.begin(), printed.end());
}

// Runs them one after another where corpus/ and the built programs are.
void expect_to_print_what_it_shows(const std::string& document) {
  namespace fs = std::filesystem;
  const auto examples = shell_examples(testing::read_file(std::string{KHABAR_SOURCE_DIR "/"} + document));
  ASSERT_GE(examples.size(), 3U);
  const testing::TempDir dir;
  fs::copy(KHABAR_SOURCE_DIR "/corpus", dir.path() / "corpus", fs::copy_options::recursive);
  fs::create_directory(dir.path() / "build");
  fs::create_directory_symlink(fs::path(KHABAR_INDEX).parent_path(), dir.path() / "build/indexer");
  fs::create_directory_symlink(fs::path(KHABAR_SEARCH).parent_path(), dir.path() / "build/searcher");
  for (const ShellExample& example : examples) {
    SCOPED_TRACE(example.command);
    const auto result =
        testing::run_command({"/bin/bash", "-c", "cd '" + dir.path().string() + "' && " + example.command + " 2>&1"},
                             "", {"LC_ALL=C.UTF-8"});
    EXPECT_LE(result.status, 1);
    EXPECT_TRUE(matches(example.output, split_lines(result.out))) << "It printed:\n" << result.out;
  }
}

TEST(Readme, ShellExamplesPrintWhatItShows) { expect_to_print_what_it_shows("README.md"); }

TEST(Readme, StudyOfAResearcherPrintsWhatItShows) { expect_to_print_what_it_shows("docs/researcher.md"); }

TEST(Readme, ComparesWithLinesLeftOut) {
  EXPECT_TRUE(matches({"a", "b"}, {"a", "b"}));
  EXPECT_TRUE(matches({"a", "...", "d"}, {"a", "b", "c", "d"}));
  EXPECT_TRUE(matches({"a", "..."}, {"a"}));
  EXPECT_TRUE(matches({"...", "b", "...", "b"}, {"b", "b", "b"}));
  EXPECT_FALSE(matches({"a"}, {"a", "b"}));
  EXPECT_FALSE(matches({"a", "...", "d"}, {"a", "d", "e"}));
  EXPECT_FALSE(matches({"a", "b"}, {"a"}));
  EXPECT_FALSE(matches({}, {"a"}));
}

}  // namespace
}  // namespace khabar
