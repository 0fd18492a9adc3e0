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
  EXPECT_THAT(search({"--expand=never"}).out, Not(HasSubstr("expanded by")));
  EXPECT_THAT(search({"--expand"}).out, HasSubstr("\nexpanded by "));
  EXPECT_FALSE(nlohmann::json::parse(search({"--expand", "--format", "json"}).out)["expansion"].empty());
  for (const std::string format : {"jsonl", "csv", "trec"}) {
    EXPECT_THAT(search({"--expand", "--format", format}).err, HasSubstr("expanded by ")) << format;
  }
}

TEST_F(RankingOptions, ExplainSaysWhyAQueryIsExpandedOrNot) {
  const std::vector<std::pair<std::vector<std::string>, std::string>> reasons{
      {{}, "(a few words that ten articles or more have all of)"},
      {{"--expand=auto"}, "(a few words that ten articles or more have all of)"},
      {{"--expand"}, "(asked for)"},
      {{"في", "مدينة", "البحر"}, "not expanded (the query has more than five words)"},
      {{"AND", "مدينة"}, "not expanded (the query is no list of plain words)"},
      {{"xnothing"}, "not expanded (fewer than ten articles have all of the words)"},
  };
  for (auto [arguments, reason] : reasons) {
    arguments.emplace_back("--explain");
    EXPECT_THAT(search(arguments).out, HasSubstr(reason)) << reason;
  }
  EXPECT_THAT(search({"--explain", "--expand=never"}).out, Not(HasSubstr("expanded")));
  const auto json = nlohmann::json::parse(search({"--explain", "--format", "json"}).out);
  EXPECT_EQ(json["expansion_reason"], "a few words that ten articles or more have all of");
}

TEST_F(RankingOptions, ExpandTakesOneOfItsWords) {
  const CommandResult result = search({"--expand=sometimes"});
  EXPECT_EQ(result.status, 2);
  EXPECT_THAT(result.err, HasSubstr("--expand: 'sometimes' is not one of never, always, auto"));
}

TEST_F(RankingOptions, ExplainGivesFormsAndWeights) {
  const CommandResult text = search({"--explain"});
  EXPECT_THAT(text.out, HasSubstr("الهجرة: lemma هجرة in "));
  EXPECT_THAT(text.out, HasSubstr("    weight "));
  const auto json = nlohmann::json::parse(search({"--explain", "--format", "json"}).out);
  ASSERT_EQ(json["words"].size(), 6U);
  EXPECT_EQ(json["words"][3]["text"], "early, in one sentence");
  EXPECT_EQ(json["words"][4]["text"], "side by side");
  EXPECT_EQ(json["words"][5]["text"], "expansion");
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
  EXPECT_NE(run({"--expand=never"}), run({"--expand"}));
  EXPECT_EQ(run({}), run({"--expand=auto"}));
}

}  // namespace
}  // namespace khabar::testing
