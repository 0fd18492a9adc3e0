// khabar-index as a user runs it: options, exit statuses, what is said, and what is left behind.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "common/analysis/analyzer.h"
#include "common/index/index_directory.h"
#include "common/index/index_snapshot.h"
#include "indexer/generation/index_lock.h"
#include "tests/support/run_command.h"
#include "tests/support/temp_dir.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;
using testing::CommandResult;
using ::testing::HasSubstr;
using testing::run_command;
using testing::TempDir;

struct IndexerCli : ::testing::Test {
  TempDir dir;
  std::string index = (dir.path() / "index").string();
  IndexDirectory directory{index};
  std::string good = dir.write("in/good.jsonl", R"({"id":"a","title":"خبر أول","body":"نص"})"
                                                "\n"
                                                R"({"id":"b","title":"خبر ثان","body":"نص"})"
                                                "\n");
  std::string broken = dir.write("in/broken.jsonl", R"({"id":"c","title":"خبر ثالث","body":"نص"})"
                                                    "\n{\"id\":\n");

  static CommandResult khabar_index(std::vector<std::string> arguments, const std::string& input = {}) {
    arguments.insert(arguments.begin(), KHABAR_INDEX);
    return run_command(arguments, input);
  }

  CommandResult build(std::vector<std::string> more) const {
    more.insert(more.begin(), {"build", "--index", index});
    return khabar_index(more);
  }

  std::uint64_t articles() const { return IndexSnapshot(index).database().get_doccount(); }

  nlohmann::json report() const {
    std::ifstream file(directory.reports() / (directory.current().value() + ".json"));
    return nlohmann::json::parse(file);
  }
};

TEST_F(IndexerCli, BuildsAnIndexAndSaysWhatItDid) {
  const CommandResult result = build({good});
  EXPECT_EQ(result.status, 0);
  EXPECT_EQ(result.out, "");
  EXPECT_THAT(result.err, HasSubstr("indexed 2 articles"));
  EXPECT_THAT(result.err, HasSubstr(directory.current().value()));
  EXPECT_EQ(articles(), 2U);
}

TEST_F(IndexerCli, EndsWithOneWhereAnInputWasSkippedAndSaysWhichAndWhy) {
  const CommandResult result = build({good, broken});
  EXPECT_EQ(result.status, 1);
  EXPECT_THAT(result.err, HasSubstr("indexed 3 articles"));
  EXPECT_THAT(result.err, HasSubstr("skipped 1 input:"));
  EXPECT_THAT(result.err, HasSubstr(broken + ":2: "));
  EXPECT_EQ(articles(), 3U);
  EXPECT_EQ(report()["skipped"]["inputs"][0]["path"], broken);
  EXPECT_EQ(report()["skipped"]["inputs"][0]["line"], 2);
}

TEST_F(IndexerCli, SaysThatAnArticleWasReplaced) {
  const std::string later = dir.write("in/later.jsonl", R"({"id":"a","title":"خبر مصحح","body":"نص"})");
  const CommandResult result = build({good, later});
  EXPECT_EQ(result.status, 0);
  EXPECT_THAT(result.err, HasSubstr("replaced 1 article by a later one with the same id: a\n"));
  EXPECT_EQ(report()["replaced"]["articles"][0]["id"], "a");
  EXPECT_EQ(articles(), 2U);
}

TEST_F(IndexerCli, IsSilentWithQuiet) {
  const CommandResult result = build({"--quiet", good, broken});
  EXPECT_EQ(result.status, 1);
  EXPECT_EQ(result.out + result.err, "");
}

TEST_F(IndexerCli, PrintsErrorsAlsoWithQuiet) {
  const CommandResult result = build({"--quiet", (dir.path() / "missing").string()});
  EXPECT_EQ(result.status, 2);
  EXPECT_THAT(result.err, HasSubstr("khabar-index: error: no article found in"));
  EXPECT_THAT(result.err, HasSubstr("missing"));
}

TEST_F(IndexerCli, LeavesTheIndexAloneWhereThereIsNoArticle) {
  ASSERT_EQ(build({good}).status, 0);
  const auto before = directory.current();
  const std::string empty = dir.write("empty.txt", "");
  EXPECT_EQ(build({empty}).status, 2);
  EXPECT_EQ(directory.current(), before);
  EXPECT_EQ(articles(), 2U);
}

TEST_F(IndexerCli, MakesTheSameIndexWithAnyNumberOfJobs) {
  for (const char* jobs : {"1", "4"}) {
    EXPECT_EQ(build({"--jobs", jobs, good, broken}).status, 1);
    EXPECT_EQ(articles(), 3U);
    EXPECT_EQ(report()["jobs"], std::stoi(jobs));
  }
}

TEST_F(IndexerCli, KeepsTwoGenerationsOrAsManyAsAsked) {
  for (int i = 0; i < 3; ++i) build({good});
  EXPECT_EQ(directory.list_generations().size(), 2U);
  for (int i = 0; i < 3; ++i) build({"--keep", "4", good});
  EXPECT_EQ(directory.list_generations().size(), 4U);
  build({"--keep=1", good});
  EXPECT_EQ(directory.list_generations().size(), 1U);
}

TEST_F(IndexerCli, EndsWith75WhereTheIndexIsBeingWritten) {
  const IndexLock lock(directory);
  const CommandResult result = build({good});
  EXPECT_EQ(result.status, 75);
  EXPECT_THAT(result.err, HasSubstr("the index " + index + " is being written by another process"));
}

TEST_F(IndexerCli, RefusesADirectoryWithOtherContent) {
  const CommandResult result = khabar_index({"build", "--index", (dir.path() / "in").string(), good});
  EXPECT_EQ(result.status, 2);
  EXPECT_THAT(result.err, HasSubstr("is not an index: it holds other files"));
  EXPECT_FALSE(fs::exists(dir.path() / "in" / "generations"));
}

TEST_F(IndexerCli, ReadsStandardInput) {
  const CommandResult result =
      khabar_index({"build", "--index", index, "-"}, R"({"id":"a","title":"خبر","body":"نص"})");
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_EQ(articles(), 1U);
}

TEST_F(IndexerCli, RefusesACommandLineThatMakesNoSense) {
  struct Case {
    std::vector<std::string> arguments;
    const char* message;
  };
  const std::vector<Case> cases{
      {{}, "command"},
      {{"bild", "--index", index, good}, "bild"},
      {{"build", good}, "--index"},
      {{"build", "--index", index}, "INPUT"},
      {{"build", "--index", index, "--jobs", "0", good}, "--jobs 0: must be from 1 to 256"},
      {{"build", "--index", index, "--jobs", "257", good}, "--jobs 257"},
      {{"build", "--index", index, "--jobs", "two", good}, "two"},
      {{"build", "--index", index, "--keep", "0", good}, "--keep 0"},
      {{"build", "--index", index, "--keep", "-1", good}, "--keep"},
      {{"build", "--index", index, "--job", "1", good}, "--job"},
      {{"build", "--index", index, "--nonsense", good}, "--nonsense"},
  };
  for (const Case& at : cases) {
    const CommandResult result = khabar_index(at.arguments);
    EXPECT_EQ(result.status, 2) << at.message;
    EXPECT_EQ(result.out, "");
    EXPECT_THAT(result.err, HasSubstr(at.message));
  }
  EXPECT_FALSE(fs::exists(index));
}

TEST_F(IndexerCli, TellsItsOptions) {
  const CommandResult result = khabar_index({"build", "--help"});
  EXPECT_EQ(result.status, 0);
  for (const char* option : {"--index", "--jobs", "--keep", "--quiet"}) EXPECT_THAT(result.out, HasSubstr(option));
}

}  // namespace
}  // namespace khabar
