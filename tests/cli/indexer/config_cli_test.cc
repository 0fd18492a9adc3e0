// --config as a user meets it.
#include <gmock/gmock.h>

#include "tests/support/indexer_cli.h"

namespace khabar {
namespace {

using testing::CommandResult;
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

TEST_F(ConfigCli, PassesTheMarkOfAnEditorOver) {
  const std::string config = dir.write("khabar.conf", "\uFEFFindex = " + index + "\nquiet = yes\n");
  const CommandResult result = khabar_index({"build", "--config", config, dir.write("in.jsonl", json_lines(3))});
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_EQ(articles(), 3U);
}

}  // namespace
}  // namespace khabar
