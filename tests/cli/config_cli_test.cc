// --config and --memory as a user meets them.
#include <gmock/gmock.h>

#include "tests/support/child_process.h"
#include "tests/support/indexer_cli.h"

namespace khabar {
namespace {

using testing::ChildProcess;
using testing::CommandResult;
using ::testing::HasSubstr;
using testing::json_line;
using testing::json_lines;

struct ConfigCli : testing::IndexerCliTest {};

TEST_F(ConfigCli, TakesOptionsFromAFile) {
  const std::string config =
      dir.write("khabar.conf", "# nightly\nindex = " + index + "\nkeep = 3\nquiet = yes\njson = yes\n");
  const std::string input = dir.write("in.jsonl", json_lines(3));
  for (int i = 0; i < 4; ++i) {
    const CommandResult result = khabar_index({"build", "--config", config, input});
    EXPECT_EQ(result.status, 0) << result.err;
    EXPECT_EQ(result.err, "");
  }
  EXPECT_EQ(directory.list_generations().size(), 3U);
  EXPECT_EQ(nlohmann::json::parse(khabar_index({"status", "-c", config}).out)["articles"], 3);
  EXPECT_EQ(khabar_index({"prune", "-c", config, "--keep", "1"}).status, 0);
  EXPECT_EQ(directory.list_generations().size(), 1U);
}

TEST_F(ConfigCli, NamesTheLineThatIsWrong) {
  const std::string config = dir.write("khabar.conf", "index = x\nkepe = 3\n");
  const CommandResult result = khabar_index({"build", "--config", config, "in"});
  EXPECT_EQ(result.status, 2);
  EXPECT_EQ(result.err, "khabar-index: error: " + config + ":2: unknown option 'kepe'\n" +
                            "khabar-index: hint: did you mean keep?\n");
}

struct MemoryCli : ConfigCli {
  // Kilobytes that a run with 150 articles of 60 kB takes at most. Each has words of its own, which is what takes
  // memory.
  long peak(const std::string& command, std::vector<std::string> options, const std::string& title = "خبر") {
    std::string lines;
    int number = 0;
    for (int i = 0; i < 150; ++i) {
      std::string words;
      while (words.size() < 60'000) words += "كلمة" + std::to_string(++number * 7919 % 400'009) + " خبر من العاصمة ";
      lines += json_line(std::to_string(i), title, words);
    }
    options.insert(options.begin(), {KHABAR_INDEX, command, "--index", index, "--quiet", "--jobs", "1"});
    options.push_back(dir.write("in.jsonl", lines));
    ChildProcess child(options);
    EXPECT_EQ(child.wait(), 0);
    return child.peak_kilobytes();
  }
};

TEST_F(MemoryCli, KeepsToTheMemoryThatItMayTake) {
  EXPECT_LE(peak("build", {"--memory", "84M"}), 84 * 1024);
  EXPECT_GT(peak("build", {}), 84 * 1024) << "this input needs no cap, so the test tells nothing";
  EXPECT_EQ(articles(), 150U);
}

TEST_F(MemoryCli, KeepsAnUpdateToItAsWell) {
  EXPECT_GT(peak("build", {}), 84 * 1024) << "this input needs no cap, so the test tells nothing";
  EXPECT_LE(peak("update", {"--memory", "84M"}, "خبر ثان"), 84 * 1024);
  EXPECT_EQ(last_report()["changes"]["changed"], 150);
}

TEST_F(MemoryCli, SkipsAnArticleThatIsLongerThanItAllows) {
  std::string words;
  while (words.size() < 1'200'000) words += "خبر ";
  const std::string lines = json_line("long", "خبر", words) + json_line("short", "خبر");
  const CommandResult result = run("build", {"--jobs", "1", "--memory", "84M", dir.write("in.jsonl", lines)});
  EXPECT_EQ(result.status, 1);
  EXPECT_THAT(result.err, HasSubstr("longer than 1048576 bytes"));
  EXPECT_EQ(articles(), 1U);
}

TEST_F(MemoryCli, RefusesASizeThatMakesNoSense) {
  const std::string input = dir.write("in.jsonl", json_lines(1));
  struct Case {
    const char* size;
    const char* message;
  };
  for (const Case& at : {Case{"10M", "--memory: 10 MB are too few for 2 indexing threads, which need at least 104 MB"},
                         Case{"lots", "--memory: 'lots' is not a size"}, Case{"1.5G", "'1.5G' is not a size"}}) {
    const CommandResult result = run("build", {"--jobs", "2", "--memory", at.size, input});
    EXPECT_EQ(result.status, 2);
    EXPECT_THAT(result.err, HasSubstr(at.message));
  }
}

}  // namespace
}  // namespace khabar
