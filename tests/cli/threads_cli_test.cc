// Build, update and search with several threads: what ThreadSanitizer looks at, and what must come out all the same.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

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
  std::string first = dir.write("first.jsonl", articles("الأولى"));
  std::string second = dir.write("second.jsonl", articles("الثانية"));

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

  std::string exported(const std::string& name) const {
    const CommandResult result = index("export", name, {"--output", path(name + ".jsonl")});
    EXPECT_EQ(result.status, 0) << result.err;
    return read_file(path(name + ".jsonl"));
  }
};

void expect_done(const CommandResult& result) { EXPECT_EQ(result.status, 0) << result.err; }

TEST_F(ThreadsCli, BuildAndUpdateWithFourAsWithOne) {
  expect_done(index("build", "many", {"--jobs", "4", first}));
  expect_done(index("update", "many", {"--jobs", "4", second}));
  expect_done(index("build", "one", {"--jobs", "1", second}));
  EXPECT_EQ(exported("many"), exported("one"));
  expect_done(index("verify", "many", {}));
}

TEST_F(ThreadsCli, SearchAndRunAfterABuildWithFour) {
  expect_done(index("build", "many", {"--jobs", "4", "--quiet", first}));
  const CommandResult found = run_command({KHABAR_SEARCH, "--index", path("many"), "القانون الجديد"});
  expect_done(found);
  EXPECT_THAT(found.out, HasSubstr("خبر رقم"));
  expect_done(run_command({KHABAR_SEARCH, "run", "--index", path("many"), "--topics",
                           dir.write("topics.tsv", "1\tالقانون الجديد\n2\tحادث المدينة\n"), "--output", path("run")}));
  EXPECT_THAT(read_file(path("run")), HasSubstr("2 Q0 "));
}

TEST_F(ThreadsCli, EndSoonAtASignalWhileInputIsAwaited) {
  // The input stays open until the program, which the signal has ended, no longer reads it.
  const std::string script = "{ cat '" + first + "'; sleep 600 & echo $! > '" + path("sleep") +
                             "'; wait; } | timeout --signal=TERM 5 '" + KHABAR_INDEX "' build --jobs 4 --index '" +
                             path("ended") + "' -; status=$?; kill $(cat '" + path("sleep") + "'); exit $status";
  const CommandResult result = run_command({"/bin/sh", "-c", script});
  EXPECT_EQ(result.status, 124) << result.err;  // what timeout says of a program that it had to signal
  EXPECT_THAT(result.err, ::testing::Not(HasSubstr("ThreadSanitizer")));
  EXPECT_EQ(index("status", "ended", {}).status, 2) << "nothing was published";
}

}  // namespace
}  // namespace khabar
