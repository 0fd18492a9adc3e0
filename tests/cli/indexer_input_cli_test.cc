// What khabar-index reads, in which encoding and within which limits, as a user runs it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "common/index_directory.h"
#include "common/index_snapshot.h"
#include "tests/support/run_command.h"
#include "tests/support/temp_dir.h"

namespace khabar {
namespace {

using testing::CommandResult;
using ::testing::HasSubstr;
using testing::run_command;
using testing::TempDir;

struct IndexerInputCli : ::testing::Test {
  TempDir dir;
  std::string index = (dir.path() / "index").string();
  IndexDirectory directory{index};

  CommandResult build(std::vector<std::string> more, const std::string& input = {}) const {
    more.insert(more.begin(), {KHABAR_INDEX, "build", "--index", index});
    return run_command(more, input);
  }

  CommandResult search(const std::string& query) const { return run_command({KHABAR_SEARCH, "--index", index, query}); }

  nlohmann::json report() const {
    std::ifstream file(directory.reports() / (directory.current().value() + ".json"));
    return nlohmann::json::parse(file);
  }
};

// "أسعار القمح" in windows-1256.
const std::string kWheat = "\xC3\xD3\xDA\xC7\xD1 \xC7\xE1\xDE\xE3\xCD\n";

TEST_F(IndexerInputCli, FindsOutTheEncodingAndCountsIt) {
  const CommandResult result = build({dir.write("a.txt", kWheat), dir.write("b.txt", "أسعار النفط\n")});
  EXPECT_EQ(result.status, 0);
  EXPECT_THAT(result.err, HasSubstr("encodings: UTF-8: 1, windows-1256: 1\n"));
  EXPECT_EQ(report()["encodings"]["windows-1256"], 1);
  EXPECT_EQ(report()["formats"]["plain text"], 2);
  EXPECT_THAT(search("القمح").out, HasSubstr("1 article\n"));
}

TEST_F(IndexerInputCli, TakesTheEncodingThatIsNamed) {
  EXPECT_EQ(build({"--encoding", "cp1256", dir.write("a.txt", "\xCE\xC8\xD1")}).status, 0);
  EXPECT_THAT(search("خبر").out, HasSubstr("1 article\n"));
  EXPECT_EQ(build({"--encoding", "utf-8", dir.write("a.txt", kWheat)}).status, 2);
}

TEST_F(IndexerInputCli, SuggestsTheEncodingThatWasMeant) {
  const CommandResult close = build({"--encoding", "windows-1265", dir.write("a.txt", kWheat)});
  EXPECT_EQ(close.status, 2);
  EXPECT_THAT(close.err, HasSubstr("--encoding windows-1265: no encoding has this name"));
  EXPECT_THAT(close.err, HasSubstr("did you mean windows-1256?"));
  EXPECT_THAT(build({"--encoding", "arabisch", dir.write("a.txt", kWheat)}).err, HasSubstr("ISO-8859-6"));
}

}  // namespace
}  // namespace khabar
