// khabar-index as a user runs it, on an index of its own.
#pragma once

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "common/index/index_directory.h"
#include "common/index/index_snapshot.h"
#include "tests/support/read_file.h"
#include "tests/support/run_command.h"
#include "tests/support/temp_dir.h"

namespace khabar::testing {

// One line of JSON Lines.
inline std::string json_line(const std::string& id, const std::string& title, const std::string& body = "نص الخبر",
                             const std::string& date = {}) {
  return R"({"id":")" + id + R"(","title":")" + title + R"(","body":")" + body + R"(","date":")" + date + "\"}\n";
}

// Articles with the ids 0, 1, 2 ... and texts that `edition` makes different.
inline std::string json_lines(int count, const std::string& edition = "الأولى") {
  std::string lines;
  for (int i = 0; i < count; ++i) lines += json_line(std::to_string(i), "خبر رقم " + std::to_string(i), edition);
  return lines;
}

struct IndexerCliTest : ::testing::Test {
  TempDir dir;
  std::string index = (dir.path() / "index").string();
  IndexDirectory directory{index};

  static CommandResult khabar_index(std::vector<std::string> arguments, const std::string& input = {}) {
    arguments.insert(arguments.begin(), KHABAR_INDEX);
    return run_command(arguments, input);
  }

  // COMMAND --index INDEX MORE...
  CommandResult run(const std::string& command, std::vector<std::string> more = {},
                    const std::string& input = {}) const {
    more.insert(more.begin(), {command, "--index", index});
    return khabar_index(more, input);
  }

  // Builds from JSON Lines and returns the name of the generation.
  std::string build(const std::string& lines, std::vector<std::string> options = {}) const {
    options.push_back(dir.write("build.jsonl", lines));
    const CommandResult result = run("build", options);
    EXPECT_EQ(result.status, 0) << result.err;
    return directory.current().value();
  }

  std::uint64_t articles() const { return IndexSnapshot(index).database().get_doccount(); }

  nlohmann::json last_report() const { return nlohmann::json::parse(read_file(directory.list_reports().back())); }
};

}  // namespace khabar::testing
