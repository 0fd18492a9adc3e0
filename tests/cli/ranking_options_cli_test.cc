// --expand and --explain through the real programs, over corpus/.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/support/run_command.h"
#include "tests/support/temp_dir.h"

namespace khabar::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class RankingOptions : public ::testing::Test {
 protected:
  void SetUp() override {
    const std::string corpus = std::string(KHABAR_SOURCE_DIR) + "/corpus";
    ASSERT_EQ(run_command({KHABAR_INDEX, "build", "--index", index_, "--quiet", corpus}).status, 0);
  }

  CommandResult search(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {KHABAR_SEARCH, "--index", index_, "--limit", "3", "الهجرة غير الشرعية"});
    return run_command(arguments);
  }

  TempDir dir_;
  std::string index_ = (dir_.path() / "index").string();
};

TEST_F(RankingOptions, ExpandPrintsItsWordsInEveryFormat) {
  EXPECT_THAT(search({}).out, Not(HasSubstr("expanded by")));
  EXPECT_THAT(search({"--expand"}).out, HasSubstr("\nexpanded by "));
  EXPECT_FALSE(nlohmann::json::parse(search({"--expand", "--format", "json"}).out)["expansion"].empty());
  for (const std::string format : {"jsonl", "csv", "trec"}) {
    EXPECT_THAT(search({"--expand", "--format", format}).err, HasSubstr("expanded by ")) << format;
  }
}

TEST_F(RankingOptions, ExplainGivesFormsAndWeights) {
  const CommandResult text = search({"--explain"});
  EXPECT_THAT(text.out, HasSubstr("الهجرة: lemma هجرة in "));
  EXPECT_THAT(text.out, HasSubstr("    weight "));
  const auto json = nlohmann::json::parse(search({"--explain", "--format", "json"}).out);
  ASSERT_EQ(json["words"].size(), 3U);
  EXPECT_EQ(json["words"][0]["lemma"], "هجرة");
  double sum = 0;
  for (const auto& weight : json["hits"][0]["weights"]) sum += weight.get<double>();
  EXPECT_NEAR(sum, json["hits"][0]["score"].get<double>(), 1e-6);
}

TEST_F(RankingOptions, RunTakesExpand) {
  const std::string topics = dir_.write("topics.tsv", "t1\tالهجرة غير الشرعية\n");
  const auto run = [&](std::vector<std::string> more) {
    const std::string path = (dir_.path() / "run").string();
    more.insert(more.begin(), {KHABAR_SEARCH, "run", "--index", index_, "--topics", topics, "--output", path});
    EXPECT_EQ(run_command(more).status, 0);
    return run_command({"/bin/cat", path}).out;
  };
  EXPECT_NE(run({}), run({"--expand"}));
}

}  // namespace
}  // namespace khabar::testing
