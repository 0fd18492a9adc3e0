// Build, update and search with several threads: what ThreadSanitizer looks at, and what must come out all the same.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/read_file.h"
#include "tests/support/run_command.h"
#include "tests/support/temp_dir.h"

namespace khabar {
namespace {

using testing::CommandResult;
using ::testing::HasSubstr;
using testing::read_file;
using testing::run_command;
using testing::TempDir;

constexpr int kArticles = 1500;  // six batches, so that four threads have something to do and to merge

struct ThreadsCli : ::testing::Test {
  TempDir dir;
  std::string input = dir.write("news.jsonl", articles("الأولى"));

  // Each third one has the body of its neighbours, so that there are groups; `edition` changes each fifth.
  static std::string articles(const std::string& edition) {
    std::string lines;
    for (int i = 0; i < kArticles; ++i) {
      const std::string number = std::to_string(i);
      const std::string body = i % 3 == 0
                                   ? "قال مصدر إن الحكومة تدرس مشروع القانون الجديد في جلسة مغلقة اليوم"
                                   : "كتب مراسل عن حادث رقم " + number + " في المدينة " + (i % 5 == 0 ? edition : "");
      lines += R"({"id":")" + number + R"(","title":"خبر رقم )" + number + R"(","body":")" + body + "\"}\n";
    }
    return lines;
  }

  std::string path(const std::string& name) const { return (dir.path() / name).string(); }

  CommandResult index(const std::string& command, const std::string& name, const std::vector<std::string>& more) const {
    std::vector<std::string> arguments{KHABAR_INDEX, command, "--index", path(name)};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_command(arguments);
  }

  // The articles as lines, sorted: an update puts what changed behind the rest.
  std::vector<std::string> exported(const std::string& name) const {
    const CommandResult result = index("export", name, {"--output", path(name + ".jsonl")});
    EXPECT_EQ(result.status, 0) << result.err;
    std::istringstream text(read_file(path(name + ".jsonl")));
    std::vector<std::string> lines;
    for (std::string line; std::getline(text, line);) lines.push_back(line);
    std::ranges::sort(lines);
    return lines;
  }
};

void expect_done(const CommandResult& result) { EXPECT_EQ(result.status, 0) << result.err; }

TEST_F(ThreadsCli, BuildAndUpdateWithFourAsWithOne) {
  expect_done(index("build", "many", {"--jobs", "4", input}));
  dir.write("news.jsonl", articles("الثانية"));
  expect_done(index("update", "many", {"--jobs", "4", input}));
  expect_done(index("build", "one", {"--jobs", "1", input}));
  EXPECT_TRUE(exported("many") == exported("one"));
  EXPECT_EQ(exported("one").size(), kArticles);
  expect_done(index("verify", "many", {}));
}

TEST_F(ThreadsCli, SearchAndRunAfterABuildWithFour) {
  expect_done(index("build", "many", {"--jobs", "4", "--quiet", input}));
  const CommandResult found = run_command({KHABAR_SEARCH, "--index", path("many"), "القانون الجديد"});
  expect_done(found);
  EXPECT_THAT(found.out, HasSubstr("خبر رقم"));
  expect_done(run_command({KHABAR_SEARCH, "run", "--index", path("many"), "--topics",
                           dir.write("topics.tsv", "1\tالقانون الجديد\n2\tحادث المدينة\n"), "--output", path("run")}));
  EXPECT_THAT(read_file(path("run")), HasSubstr("2 Q0 "));
}

}  // namespace
}  // namespace khabar
