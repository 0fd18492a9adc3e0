// Build, update and search with several threads: what ThreadSanitizer looks at, and what must come out all the same.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/child_process.h"
#include "tests/support/pseudo_terminal.h"
#include "tests/support/read_file.h"
#include "tests/support/run_command.h"
#include "tests/support/temp_dir.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;
using testing::ChildProcess;
using testing::CommandResult;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::read_file;
using testing::run_command;
using testing::TempDir;

constexpr int kSixBatches = 12'000;  // articles, so that four threads have something to do and to merge

struct ThreadsCli : ::testing::Test {
  TempDir dir;
  std::string input = dir.write("news.jsonl", articles("الأولى"));

  // Each third one has the body of its neighbours, so that there are groups; `edition` changes each fifth.
  static std::string articles(const std::string& edition) {
    std::string lines;
    for (int i = 0; i < kSixBatches; ++i) {
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

  // Whether a first batch is being written, which is long before the last.
  bool is_building(const std::string& name) const {
    std::error_code gone;
    for (const auto& entry : fs::directory_iterator(fs::path(path(name)) / "generations", gone)) {
      if (entry.path().extension() != ".scratch") continue;
      for (const auto& part : fs::directory_iterator(entry.path(), gone)) {
        if (part.path().filename().string().starts_with("part-")) return true;
      }
    }
    return false;
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
  EXPECT_EQ(exported("one").size(), kSixBatches);
  expect_done(index("verify", "many", {}));
}

// Four thousand articles have the word, which is enough for parts of each.
TEST_F(ThreadsCli, ListLinesAndCollocatesWithFourAsWithOne) {
  expect_done(index("build", "many", {"--jobs", "4", "--quiet", input}));
  for (const char* command : {"kwic", "collocates"}) {
    const auto answer = [&](const char* jobs) {
      return run_command({KHABAR_SEARCH, command, "--index", path("many"), "--format", "tsv", "--jobs", jobs, "مصدر"});
    };
    const CommandResult one = answer("1");
    const CommandResult four = answer("4");
    expect_done(one);
    expect_done(four);
    EXPECT_TRUE(one.out == four.out) << command;
    EXPECT_THAT(four.out, HasSubstr(std::string_view{command} == "kwic" ? "مصدر" : "حكومة")) << command;
  }
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

TEST_F(ThreadsCli, ShowsProgressOfFour) {
  const auto result = testing::run_on_terminal({KHABAR_INDEX, "build", "--index", path("shown"), "--jobs", "4", input});
  EXPECT_EQ(result.status, 0) << result.shown;
  EXPECT_THAT(result.shown, HasSubstr("\r\x1B[K")) << "no line of progress was erased";
}

TEST_F(ThreadsCli, EndFourAtASignal) {
  const std::string log = path("log");
  std::vector<std::string> arguments{KHABAR_INDEX, "build", "--index", path("ended"), "--jobs", "4"};
  arguments.resize(arguments.size() + 6, input);  // read again and again, so that the signal comes before the end
  ChildProcess build(arguments, log);
  while (!build.ended() && !is_building("ended")) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  build.send(SIGTERM);
  const int status = build.wait();
  EXPECT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 128 + SIGTERM) << read_file(log);
  EXPECT_THAT(read_file(log), HasSubstr("ended by SIGTERM"));
  EXPECT_THAT(read_file(log), Not(HasSubstr("ThreadSanitizer")));
  expect_done(index("build", "ended", {"--jobs", "4", "--quiet", input}));
}

}  // namespace
}  // namespace khabar
