#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/support/run_command.h"
#include "tests/support/temp_dir.h"
#include "tests/support/test_index.h"

namespace khabar::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

class SearcherCli : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    dir_ = new TempDir;
    publish_index(dir_->path() / "index",
                  {make_article("a", "الهجرة غير الشرعية", "تقرير عن الهِجـرة غير الشرعية في المغرب", "2025-01-20",
                                "هسبريس", "مجتمع"),
                   make_article("b", "إيران وتركيا", "قمة بين إيران وتركيا", "2018-02-01", "BBC", "world"),
                   make_article("c", "إيران", "عقوبات على إيران", "2018-03-01", "CNN", "world"),
                   make_article("d", "تركيا", "الليرة في تركيا", "", "BBC", "economy")});
  }
  static void TearDownTestSuite() {
    delete dir_;
    dir_ = nullptr;
  }

  static std::string index() { return (dir_->path() / "index").string(); }

  static CommandResult run(std::vector<std::string> arguments, const std::string& input = {},
                           const std::vector<std::string>& environment = {}) {
    arguments.insert(arguments.begin(), KHABAR_SEARCH);
    return run_command(arguments, input, environment);
  }
  static CommandResult search(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"--index", index()});
    return run(arguments);
  }
  static std::vector<std::string> ids(std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--format", "jsonl"});
    std::istringstream lines{search(arguments).out};
    std::vector<std::string> ids;
    for (std::string line; std::getline(lines, line);) ids.push_back(nlohmann::json::parse(line)["id"]);
    return ids;
  }

  static TempDir* dir_;
};

TempDir* SearcherCli::dir_ = nullptr;

TEST_F(SearcherCli, PrintsRankedHits) {
  const CommandResult result = search({"الهجرة غير الشرعية"});
  EXPECT_EQ(result.status, 0);
  EXPECT_THAT(result.out, HasSubstr("1 article\n"));
  EXPECT_THAT(result.out, HasSubstr(" 1. [الهجرة] [غير] [الشرعية]\n    2025-01-20 · هسبريس · https://example.org/a\n"));
  EXPECT_THAT(result.out, HasSubstr("[الهِجـرة]"));
  EXPECT_THAT(result.err, IsEmpty());
}

TEST_F(SearcherCli, TakesTheDefaultCommandByName) {
  EXPECT_EQ(run({"search", "--index", index(), "إيران"}).out, search({"إيران"}).out);
}

TEST_F(SearcherCli, TakesOneDashForTheQuery) {
  EXPECT_THAT(ids({"إيران -تركيا"}), ElementsAre("c"));
  EXPECT_THAT(ids({"-تركيا إيران"}), ElementsAre("c"));
  EXPECT_THAT(ids({"إيران", "-تركيا"}), ElementsAre("c"));
  EXPECT_THAT(ids({"-تركيا", "إيران"}), ElementsAre("c"));
}

TEST_F(SearcherCli, EndsOptionsAtTwoDashes) {
  const CommandResult result = run({"--index", index(), "--format", "jsonl", "--lenient", "--", "--limit", "إيران"});
  EXPECT_THAT(result.out, HasSubstr("\"id\":\"c\""));
}

TEST_F(SearcherCli, NeverGuessesOptionNames) {
  const CommandResult result = search({"--lim", "1", "إيران"});
  EXPECT_EQ(result.status, 2);
  EXPECT_THAT(result.err, HasSubstr("--lim"));
}

TEST_F(SearcherCli, LimitsAndPages) {
  EXPECT_THAT(ids({"إيران", "--sort", "newest", "--limit", "1"}), ElementsAre("c"));
  EXPECT_THAT(ids({"إيران", "--sort", "newest", "-n", "1", "--offset", "1"}), ElementsAre("b"));
}

TEST_F(SearcherCli, Sorts) {
  EXPECT_THAT(ids({"إيران OR تركيا", "--sort", "newest"}), ElementsAre("c", "b", "d"));
  EXPECT_THAT(ids({"إيران OR تركيا", "--sort", "oldest"}), ElementsAre("b", "c", "d"));
  EXPECT_EQ(ids({"إيران OR تركيا", "--sort", "relevance"}).size(), 3U);
}

TEST_F(SearcherCli, Filters) {
  EXPECT_THAT(ids({"--source", "BBC"}), ElementsAre("b", "d"));
  EXPECT_THAT(ids({"--source", "BBC", "--source", "CNN", "--section", "world"}), ElementsAre("c", "b"));
  EXPECT_THAT(ids({"إيران", "--from", "2018-02-02"}), ElementsAre("c"));
  EXPECT_THAT(ids({"إيران", "--to", "2018-02-01"}), ElementsAre("b"));
  EXPECT_THAT(ids({"--from", "2018-02-01", "--to", "2018-03-01"}), ElementsAre("c", "b"));
}

TEST_F(SearcherCli, CountsUndatedArticles) {
  const CommandResult result = search({"تركيا", "--from", "2018-01-01"});
  EXPECT_THAT(result.out, HasSubstr("1 undated article left out"));
  EXPECT_THAT(search({"تركيا", "--from", "2018-01-01", "--format", "csv"}).err,
              HasSubstr("1 undated article left out"));
}

TEST_F(SearcherCli, MatchesAllAnyOrFallsBack) {
  EXPECT_THAT(ids({"إيران تركيا"}), ElementsAre("b"));
  EXPECT_EQ(ids({"إيران تركيا", "--match", "any"}).size(), 3U);
  const CommandResult result = search({"المغرب تركيا"});
  EXPECT_EQ(result.status, 0);
  EXPECT_THAT(result.out, HasSubstr("No article has all of the words"));
  const auto json = nlohmann::json::parse(search({"المغرب تركيا", "--format", "json"}).out);
  EXPECT_EQ(json["match"], "any");
  EXPECT_EQ(json["fallback"], true);
}

TEST_F(SearcherCli, WritesEveryFormat) {
  const auto json = nlohmann::json::parse(search({"إيران", "--format", "json"}).out);
  EXPECT_EQ(json["total"], 2);
  EXPECT_EQ(json["hits"].size(), 2U);
  EXPECT_THAT(search({"إيران", "--format", "csv"}).out, StartsWith("rank,id,title,"));
  EXPECT_THAT(search({"إيران", "--format", "trec", "-n", "1"}).out,
              ::testing::MatchesRegex("1 Q0 [bc] 1 [0-9.]+ khabar\n"));
  EXPECT_THAT(search({"إيران", "--format", "text"}).out, StartsWith("2 articles\n"));
}

TEST_F(SearcherCli, IsolatesArabicOnlyWhenAsked) {
  EXPECT_THAT(search({"إيران", "--bidi", "isolate"}).out, HasSubstr(" 1. \u2068"));
  for (const char* mode : {"auto", "none"})
    EXPECT_THAT(search({"إيران", "--bidi", mode}).out, Not(HasSubstr("\u2068")));
}

TEST_F(SearcherCli, EndsWith1WhereNothingIsFoundAndSaysWhy) {
  const CommandResult result = search({"زقزقزقزق"});
  EXPECT_EQ(result.status, 1);
  EXPECT_THAT(result.out, IsEmpty());
  EXPECT_THAT(result.err, HasSubstr("no article has the word زقزقزقزق"));
  EXPECT_EQ(search({"إيران", "--source", "bbb"}).status, 1);
  EXPECT_THAT(search({"إيران", "--source", "bbb"}).err, HasSubstr("source 'bbb'"));
}

TEST_F(SearcherCli, EndsWith2ForWrongUse) {
  const std::vector<std::pair<std::vector<std::string>, std::string>> cases{
      {{}, "query is empty"},
      {{""}, "query is empty"},
      {{"،"}, "no word"},
      {{"(((("}, "not closed"},
      {{"--lenient", "(((("}, "no word"},
      {{"إيران", "--from", "yesterday"}, "--from: 'yesterday'"},
      {{"إيران", "--to", "2018-02-30"}, "--to: '2018-02-30'"},
      {{"إيران", "--from", "2019-01-01", "--to", "2018-01-01"}, "--from 2019-01-01 is after --to 2018-01-01"},
      {{"إيران", "--limit", "ten"}, "--limit"},
      {{"إيران", "--limit", "-1"}, "--limit"},
      {{"إيران", "--offset", "x"}, "--offset"},
      {{"إيران", "--sort", "best"}, "--sort"},
      {{"إيران", "--format", "xml"}, "--format"},
      {{"إيران", "--match", "some"}, "--match"},
      {{"إيران", "--bidi", "maybe"}, "--bidi"},
  };
  for (const auto& [arguments, message] : cases) {
    const CommandResult result = search(arguments);
    EXPECT_EQ(result.status, 2) << message;
    EXPECT_THAT(result.err, HasSubstr(message));
    EXPECT_THAT(result.out, IsEmpty()) << message;
  }
}

TEST_F(SearcherCli, EndsWith2WithoutAnIndex) {
  EXPECT_EQ(run({"إيران"}).status, 2);
  EXPECT_THAT(run({"إيران"}).err, HasSubstr("--index"));
  const CommandResult missing = run({"--index", (dir_->path() / "none").string(), "إيران"});
  EXPECT_EQ(missing.status, 2);
  EXPECT_THAT(missing.err, HasSubstr("none"));
  EXPECT_THAT(missing.err, HasSubstr("hint"));
}

TEST_F(SearcherCli, AnswersOrRefusesHostileQueries) {
  std::string words;
  for (int i = 0; i < 10'000; ++i) words += "w" + std::to_string(i) + ' ';
  const CommandResult many = search({words});
  EXPECT_EQ(many.status, 2);
  EXPECT_THAT(many.err, HasSubstr("more than 1000 words"));
  for (const std::string& query : std::vector<std::string>{"\"إيران", "((((إيران"}) {
    EXPECT_EQ(search({query}).status, 2) << query;
    EXPECT_EQ(search({"--lenient", query}).status, 0) << query;
  }
  EXPECT_EQ(search({std::string(50'000, '(')}).status, 2);
  EXPECT_EQ(search({"--lenient", std::string(50'000, '(')}).status, 2);
  EXPECT_EQ(search({"\xFF\xFE"}).status, 2);
  EXPECT_EQ(search({std::string(100'000, 'x')}).status, 1);
}

TEST_F(SearcherCli, RunWritesATrecRunAndATimingLine) {
  const std::string topics = dir_->write("topics.tsv", "t1\tإيران -تركيا\nt2\tزقزقزقزق\n");
  const std::string output = (dir_->path() / "run.txt").string();
  const CommandResult result = run({"run", "--index", index(), "--topics", topics, "--output", output, "--top", "2"});
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_THAT(result.out, StartsWith("SEARCH khabar queries=2 mean_ms="));
  std::ifstream file{output};
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_THAT(lines[0], StartsWith("t1 Q0 b 1 "));
}

TEST_F(SearcherCli, RunEndsWith2ForMissingFiles) {
  const std::string topics = dir_->write("topics.tsv", "t1\tإيران\n");
  EXPECT_EQ(run({"run", "--index", index(), "--topics", "/none", "--output", "/dev/null"}).status, 2);
  EXPECT_EQ(run({"run", "--index", index(), "--topics", topics, "--output", "/none/x"}).status, 2);
  EXPECT_EQ(run({"run", "--index", index(), "--topics", topics}).status, 2);
  EXPECT_EQ(run({"run", "--index", index(), "--output", "/dev/null"}).status, 2);
  EXPECT_EQ(run({"run", "--index", index(), "--topics", topics, "--output", "/dev/null", "--top", "0"}).status, 2);
}

TEST_F(SearcherCli, RunNamesTheLineOfABrokenTopic) {
  const std::string topics = dir_->write("broken.tsv", "t1\tإيران\nbroken\n");
  EXPECT_THAT(run({"run", "--index", index(), "--topics", topics, "--output", "/dev/null"}).err,
              HasSubstr("broken.tsv:2"));
}

TEST_F(SearcherCli, AnalyzeShowsStepsAndNeedsNoIndex) {
  const CommandResult result = run({"analyze", "والمغرب"});
  EXPECT_EQ(result.status, 0);
  EXPECT_THAT(result.out, HasSubstr("lemma"));
}

TEST_F(SearcherCli, AnalyzeAnswersOneLineForEachLine) {
  const CommandResult result = run({"analyze", "--format", "tsv"}, "للهجرة\n\nهجرة  المغرب \n؟");
  EXPECT_EQ(result.status, 0);
  EXPECT_EQ(result.out, "للهجرة\tهجرة\n\t\nهجرة  المغرب \tهجرة مغرب\n؟\t\n");
}

TEST_F(SearcherCli, AnalyzeNamesTheLineThatIsNotUtf8) {
  const CommandResult result = run({"analyze", "--format", "tsv"}, "للهجرة\nab\xFF\n");
  EXPECT_EQ(result.status, 2);
  EXPECT_THAT(result.err, HasSubstr("standard input:2: byte 3 is not UTF-8"));
  EXPECT_EQ(run({"analyze", "\xC3"}).status, 2);
}

TEST_F(SearcherCli, HelpsAndTellsItsVersion) {
  EXPECT_EQ(run({"--help"}).status, 0);
  EXPECT_THAT(run({"search", "--help"}).out, HasSubstr("--match"));
  EXPECT_THAT(run({"--version"}).out, StartsWith("khabar-search "));
}

}  // namespace
}  // namespace khabar::testing
