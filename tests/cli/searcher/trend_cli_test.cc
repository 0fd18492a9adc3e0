// trend and facets, as a researcher meets them on the command line.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/cli/searcher/search_commands.h"
#include "tests/support/read_file.h"
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

class TrendCli : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    dir_ = new TempDir;
    publish_index(dir_->path() / "index",
                  {make_article("a", "الهجرة غير الشرعية", "تقرير عن الهجرة", "2025-01-20", "هسبريس", "مجتمع"),
                   make_article("b", "إيران وتركيا", "قمة بين إيران وتركيا عن الهجرة", "2025-03-01", "BBC", "world"),
                   make_article("c", "إيران", "عقوبات على إيران", "2025-03-02", "CNN", "world"),
                   make_article("d", "إيران", "الهجرة من إيران", "2025-04-30", "CNN", "world"),
                   make_article("e", "تركيا", "الهجرة إلى تركيا", "", "BBC", "economy")});
    queries_ = dir_->write("queries.txt", "الهجرة: الهجرة\nIran & <Turkey>: إيران OR تركيا\n");
  }
  static void TearDownTestSuite() {
    delete dir_;
    dir_ = nullptr;
  }

  static std::string index() { return (dir_->path() / "index").string(); }

  static CommandResult run(const std::string& command, const std::vector<std::string>& arguments) {
    return run_search(index(), command, arguments);
  }
  static CommandResult trend(const std::vector<std::string>& arguments) { return run("trend", arguments); }
  static CommandResult facets(const std::vector<std::string>& arguments) { return run("facets", arguments); }

  static void expect_picture_of(const std::string& labels, std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--format", "jsonl"});
    const std::string table = dir_->write("table.jsonl", trend(arguments).out);
    arguments.back() = "svg";
    arguments.insert(arguments.end(), {"--labels", labels});
    const CommandResult picture = trend(arguments);
    EXPECT_EQ(picture.status, 0) << picture.err;
    const CommandResult checked =
        run_command({"/usr/bin/env", "python3", KHABAR_SOURCE_DIR "/tests/searcher/output/charts/check_svg.py", table},
                    picture.out);
    EXPECT_EQ(checked.status, 0) << checked.out << checked.err;
  }

  static TempDir* dir_;
  static std::string queries_;
};

TempDir* TrendCli::dir_ = nullptr;
std::string TrendCli::queries_;

TEST_F(TrendCli, TellsTheNumbersOfCountMonthByMonth) {
  const auto trended = json_lines_of(trend({"--format", "jsonl", "الهجرة"}).out);
  auto counted = json_lines_of(run("count", {"--by", "month", "--format", "jsonl", "الهجرة"}).out);
  ASSERT_EQ(trended.size(), 5U);
  ASSERT_EQ(counted.size(), 5U);
  for (std::size_t i = 0; i < counted.size(); ++i) {
    counted[i]["partial"] = trended[i]["partial"];
    EXPECT_EQ(trended[i], counted[i]);
  }
  EXPECT_EQ(trended[0]["partial"], 1);
  EXPECT_EQ(trended[3]["partial"], 0) << "to its last day";
  EXPECT_TRUE(trended[1]["articles"].is_null());
  EXPECT_EQ(trended[4]["month"], "none");
}

TEST_F(TrendCli, AgreesWithFormulasReckonedElsewhere) {
  for (const char* smooth : {"1", "3", "5"}) {
    const CommandResult table = trend({"--queries", queries_, "--smooth", smooth, "--format", "jsonl"});
    std::vector<std::string> command{"/usr/bin/env", "python3", KHABAR_SOURCE_DIR "/tests/searcher/desk/formulas.py"};
    if (std::string_view{smooth} != "1") command.emplace_back(smooth);
    const CommandResult checked = run_command(command, table.out);
    EXPECT_EQ(checked.status, 0) << smooth << ": " << checked.out << checked.err;
  }
}

TEST_F(TrendCli, PutsQueriesSideBySide) {
  const CommandResult wide = trend({"--queries", queries_, "--wide", "--format", "tsv", "--by", "year"});
  EXPECT_THAT(wide.out, StartsWith("year\tالهجرة.partial\tالهجرة.articles\t"));
  EXPECT_THAT(wide.out, HasSubstr("\tIran & <Turkey>.articles\t"));
  EXPECT_THAT(wide.out, HasSubstr("\n2025\t1\t3\t3\t"));
}

TEST_F(TrendCli, DrawsPicturesThatAnotherParserReads) {
  for (const std::string labels : {"en", "ar"}) {
    expect_picture_of(labels, {"الهجرة"});
    expect_picture_of(labels, {"--queries", queries_, "--smooth", "3"});
    expect_picture_of(labels, {"--queries", queries_, "--by", "day"});
    expect_picture_of(labels, {"--by", "year", "المريخ"});
    expect_picture_of(labels, {"الهجرة date:none"});
  }
}

TEST_F(TrendCli, NamesUndatedArticlesBelowAPicture) {
  EXPECT_THAT(trend({"--format", "svg", "الهجرة"}).out, HasSubstr(": 1 articles without a day"));
  EXPECT_THAT(trend({"--format", "svg", "الهجرة date:2025"}).out, Not(HasSubstr("without a day")));
}

TEST_F(TrendCli, DrawsWhatTheNameOfAFileSays) {
  const std::string file = (dir_->path() / "t.svg").string();
  const CommandResult result = trend({"--output", file, "الهجرة"});
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_THAT(result.out, IsEmpty());
  EXPECT_THAT(read_file(file), StartsWith("<?xml"));
  EXPECT_EQ(read_file(file), trend({"--format", "svg", "الهجرة"}).out) << "the same bytes each time";
}

TEST_F(TrendCli, DrawsBarsForPeople) {
  const CommandResult result = trend({"الهجرة"});
  EXPECT_EQ(result.status, 0);
  EXPECT_THAT(result.out, StartsWith("الهجرة\n2025-01*      1 of      1 100.00 % ▄ "));
  EXPECT_THAT(result.out, HasSubstr("\n2025-02  no article\n"));
  EXPECT_THAT(result.out, HasSubstr("\nnone          1 of      1 100.00 %\n"));
}

TEST_F(TrendCli, CountsFacetsAsCountDoes) {
  for (const std::string by : {"source", "section", "year", "month", "lang", "group"}) {
    const auto found = json_lines_of(facets({"--by", by, "--format", "jsonl", "الهجرة"}).out);
    const auto counted = json_lines_of(run("count", {"--by", by, "--format", "jsonl", "الهجرة"}).out);
    ASSERT_EQ(found.size(), counted.size()) << by;
    for (std::size_t i = 0; i < found.size(); ++i) {
      EXPECT_EQ(found[i]["value"], counted[i][by]);
      for (const auto& [key, cell] : found[i].items()) {
        if (key == "facet" || key == "value") continue;
        EXPECT_EQ(cell, counted[i][key]) << key;
      }
    }
  }
}

TEST_F(TrendCli, AddsFacetsUpToTheTotal) {
  const auto found = json_lines_of(facets({"--format", "jsonl", "الهجرة"}).out);
  std::map<std::string, int> sums;
  for (const auto& row : found) {
    if (!row["articles"].is_null()) sums[row["facet"]] += row["articles"].get<int>();
  }
  EXPECT_THAT(sums, ElementsAre(std::pair{"section", 4}, std::pair{"source", 4}, std::pair{"year", 4}));
}

TEST_F(TrendCli, RefusesWhatItCannotDraw) {
  std::string many;
  for (int i = 0; i < 17; ++i) many += "q" + std::to_string(i) + ": إيران\n";
  const std::string list = dir_->write("many.txt", many);
  const std::vector<WrongCommand> wrong{
      {{"trend", "--smooth", "2", "x"}, "--smooth 2 is not an odd number up to 999"},
      {{"trend", "--smooth", "0", "x"}, "--smooth 0"},
      {{"trend", "--smooth", "1001", "x"}, "--smooth 1001"},
      {{"trend", "--by", "source", "x"}, "--by: 'source' is not one of year, month, week, day"},
      {{"trend", "--labels", "fr", "x"}, "--labels: 'fr' is not one of en, ar"},
      {{"trend", "--labels", "ar", "x"}, "--labels is for pictures"},
      {{"trend", "--wide", "x"}, "--wide is for tables"},
      {{"trend", "--format", "png", "x"}, "--format: 'png' is not one of text, json, jsonl, csv, tsv, svg"},
      {{"trend", "--format", "svg", "--queries", list}, "a picture of 17 queries, more than 16"},
      {{"trend", "--output", "/nowhere/x.svg", "الهجرة"}, "cannot write /nowhere/x.svg"},
      {{"trend"}, "has no word or filter"},
      {{"facets"}, "has no word or filter"},
      {{"facets", "--by", "form", "x"}, "--by form counts occurrences"},
      {{"facets", "--by", "year,year", "x"}, "--by year is given twice"},
      {{"facets", "--by", "kind", "x"}, "--by kind needs --kinds FILE"}};
  for (const WrongCommand& command : wrong) expect_refusal(index(), command);
}

TEST_F(TrendCli, FailsOnAFullDisk) {
  for (const std::string command : {"trend", "trend --format svg", "facets"}) {
    const CommandResult full = run_command(
        {"/bin/bash", "-c", "'" KHABAR_SEARCH "' " + command + " --index '" + index() + "' الهجرة > /dev/full"});
    EXPECT_EQ(full.status, 2) << command;
  }
  EXPECT_EQ(trend({"--output", "/dev/full", "--format", "svg", "الهجرة"}).status, 2);
}

}  // namespace
}  // namespace khabar::testing
