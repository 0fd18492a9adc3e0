// Runs to which the system gives fewer threads than they ask for.
#include <gmock/gmock.h>

#include "tests/support/indexer_cli.h"
#include "tests/support/sanitizers.h"

namespace khabar {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using namespace testing;

// The first thread of a run watches signals, the second shows how far it is; --quiet does without that.
struct FewThreadsCli : IndexerCliTest {
  void SetUp() override {
    if (kSanitized) GTEST_SKIP() << kNoPreload;
  }

  CommandResult run_with(int threads, const std::string& command, const std::string& lines, bool quiet = true) const {
    std::vector<std::string> arguments{
        "/usr/bin/timeout",          "60", KHABAR_INDEX, command, "--index", index, "--jobs", "16",
        dir.write("in.jsonl", lines)};
    if (quiet) arguments.emplace_back("--quiet");
    return run_command(arguments, "", {"LD_PRELOAD=" KHABAR_FAIL_THREADS, "KHABAR_THREADS=" + std::to_string(threads)});
  }
};

TEST_F(FewThreadsCli, GoOnWithThoseTheyGot) {
  for (const int threads : {2, 3, 16}) {
    for (const std::string command : {"build", "update"}) {
      const CommandResult result = run_with(threads, command, json_lines(2000, command + std::to_string(threads)));
      EXPECT_EQ(result.status, 0) << result.err;
      const std::string got = std::to_string(threads - 1);
      EXPECT_THAT(result.err, HasSubstr("warning: the system gave " + got + " of 16 threads")) << command;
      EXPECT_EQ(last_report()["jobs"], threads - 1) << command;
      EXPECT_EQ(articles(), 2000U);
    }
  }
}

TEST_F(FewThreadsCli, SayNothingIfTheyGotAll) {
  const CommandResult result = run_with(17, "build", json_lines(10));
  EXPECT_EQ(result.status, 0);
  EXPECT_EQ(result.err, "");
}

TEST_F(FewThreadsCli, EndWithTheReasonIfThereIsNone) {
  build(json_lines(10));
  const auto published = directory.current();
  for (const std::string command : {"build", "update"}) {
    for (const bool quiet : {true, false}) {
      for (int threads = 0; threads < (quiet ? 2 : 3); ++threads) {
        const CommandResult result = run_with(threads, command, json_lines(20), quiet);
        EXPECT_EQ(result.status, 2) << command << threads;
        EXPECT_THAT(result.err, HasSubstr("error: cannot start a thread: Resource temporarily unavailable"));
        EXPECT_THAT(result.err, HasSubstr("hint: allow more processes"));
        EXPECT_THAT(result.err, Not(HasSubstr("please report this")));
      }
    }
  }
  EXPECT_EQ(directory.current(), published);
  EXPECT_EQ(articles(), 10U);
}

TEST_F(FewThreadsCli, OfOtherCommandsEndWithTheReasonToo) {
  build(json_lines(10));
  const std::vector<std::vector<std::string>> commands{
      {"verify"}, {"rollback"}, {"prune"}, {"remove", "1"}, {"export", "--output", dir.path().string() + "/out"}};
  for (const std::vector<std::string>& command : commands) {
    std::vector<std::string> arguments{KHABAR_INDEX, command.front(), "--index", index};
    arguments.insert(arguments.end(), command.begin() + 1, command.end());
    const CommandResult result = run_command(arguments, "", {"LD_PRELOAD=" KHABAR_FAIL_THREADS, "KHABAR_THREADS=0"});
    EXPECT_EQ(result.status, 2) << command.front();
    EXPECT_THAT(result.err, HasSubstr("cannot start a thread")) << command.front();
  }
  EXPECT_EQ(articles(), 10U);
}

}  // namespace
}  // namespace khabar
