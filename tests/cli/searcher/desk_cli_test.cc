// count and kwic, as a researcher meets them on the command line.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
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
using ::testing::StartsWith;

class DeskCli : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    dir_ = new TempDir;
    publish_index(
        dir_->path() / "index",
        {make_article("a", "الهجرة غير الشرعية", "تقرير عن الهِجـرة غير الشرعية", "2025-01-20", "هسبريس", "مجتمع"),
         make_article("b", "إيران وتركيا", "قمة بين إيران وتركيا عن الهجرة", "2025-03-01", "BBC", "world"),
         make_article("c", "إيران", "عقوبات على إيران", "2025-03-02", "CNN", "world"),
         make_article("d", "تركيا", "الليرة في تركيا", "", "BBC", "economy")});
  }
  static void TearDownTestSuite() {
    delete dir_;
    dir_ = nullptr;
  }

  static std::string index() { return (dir_->path() / "index").string(); }

  static CommandResult run(const std::string& command, const std::vector<std::string>& arguments) {
    return run_search(index(), command, arguments);
  }
  static CommandResult count(const std::vector<std::string>& arguments) { return run("count", arguments); }
  static CommandResult kwic(const std::vector<std::string>& arguments) { return run("kwic", arguments); }

  static TempDir* dir_;
};

TempDir* DeskCli::dir_ = nullptr;

TEST_F(DeskCli, CountsByMonthWithGapsAndZeros) {
  const CommandResult result = count({"--by", "month", "--format", "tsv", "الهجرة"});
  EXPECT_EQ(result.status, 0);
  EXPECT_THAT(result.err, IsEmpty());
  const std::vector<std::string> rows = lines_of(result.out);
  ASSERT_EQ(rows.size(), 5U);
  EXPECT_EQ(rows[0],
            "name\tmonth\tarticles\tarticles_unique\toccurrences\twords\tper_million\tratio\tlow\thigh\t"
            "collection_articles\tcollection_words\tquery");
  EXPECT_THAT(rows[1], StartsWith("الهجرة\t2025-01\t1\t1\t2\t8\t250000\t1\t"));
  EXPECT_EQ(rows[2], "الهجرة\t2025-02\t\t\t\t\t\t\t\t\t0\t0\tالهجرة AND date:2025-02");
  EXPECT_THAT(rows[3], StartsWith("الهجرة\t2025-03\t1\t1\t1\t8\t"));
  EXPECT_THAT(rows[4], StartsWith("الهجرة\tnone\t0\t0\t0\t0\t0\t0\t0\t"));
}

TEST_F(DeskCli, AgreesWithFormulasReckonedElsewhere) {
  for (const char* by : {"source", "month", "source,month", "form", "section"}) {
    const CommandResult rows = count({"--by", by, "--format", "jsonl", "الهجرة OR إيران"});
    const CommandResult checked =
        run_command({"/usr/bin/env", "python3", KHABAR_SOURCE_DIR "/tests/searcher/desk/formulas.py"}, rows.out);
    EXPECT_EQ(checked.status, 0) << by << ": " << checked.out << checked.err;
  }
}

TEST_F(DeskCli, CountsZeroWithoutComplaint) {
  const CommandResult result = count({"--format", "csv", "المريخ"});
  EXPECT_EQ(result.status, 0);
  EXPECT_THAT(result.out, HasSubstr("\r\nالمريخ,0,0,0,0,0,0,0,"));
  EXPECT_THAT(result.err, HasSubstr("note: no article has المريخ"));
}

TEST_F(DeskCli, CountsNothingElseWhereAllWordsAreNotFound) {
  const auto json = nlohmann::json::parse(count({"--format", "jsonl", "الهجرة عقوبات"}).out);
  EXPECT_EQ(json["articles"], 0);
}

TEST_F(DeskCli, CountsManyQueriesLongAndWide) {
  const std::string file = dir_->write("queries.txt", "# للمقارنة\nهجرة: الهجرة\nدول: إيران OR تركيا\n");
  const std::vector<std::string> rows = lines_of(count({"--queries", file, "--by", "source", "--format", "tsv"}).out);
  ASSERT_EQ(rows.size(), 7U);
  EXPECT_THAT(rows[1], StartsWith("هجرة\tBBC\t1\t"));
  EXPECT_THAT(rows[4], StartsWith("دول\tBBC\t2\t"));
  const std::vector<std::string> wide =
      lines_of(count({"--queries", file, "--by", "source", "--format", "tsv", "--wide"}).out);
  ASSERT_EQ(wide.size(), 4U);
  EXPECT_THAT(wide[0], StartsWith("source\tهجرة.articles\tهجرة.articles_unique\t"));
  EXPECT_THAT(wide[0], HasSubstr("\tدول.articles\t"));
  EXPECT_THAT(wide[1], StartsWith("BBC\t1\t1\t1\t"));
}

TEST_F(DeskCli, CountsByTheKindsOfACodebook) {
  const std::string kinds = dir_->write("kinds.tsv", "هسبريس\tlocal\nbbc\tforeign\n");
  const std::vector<std::string> rows =
      lines_of(count({"--by", "kind", "--kinds", kinds, "--format", "tsv", "الهجرة"}).out);
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_THAT(rows[1], StartsWith("الهجرة\tlocal\t1\t"));
  EXPECT_THAT(rows[2], StartsWith("الهجرة\tforeign\t1\t"));
  EXPECT_THAT(rows[3], StartsWith("الهجرة\tother\t0\t"));
}

TEST_F(DeskCli, NamesTheLineOfWhatIsWrongInAFile) {
  const std::string kinds = dir_->write("bad.tsv", "BBC\tforeign\nCNN foreign\n");
  const CommandResult codebook = count({"--by", "kind", "--kinds", kinds, "الهجرة"});
  EXPECT_EQ(codebook.status, 2);
  EXPECT_THAT(codebook.err, HasSubstr(kinds + ":2: no source and kind: 'CNN foreign'"));
  const std::string queries = dir_->write("bad.txt", "a: الهجرة\n\nb: (الهجرة\n");
  const CommandResult list = count({"--queries", queries});
  EXPECT_EQ(list.status, 2);
  EXPECT_THAT(list.out, IsEmpty());
  EXPECT_THAT(list.err, HasSubstr(queries + ":3: a bracket that is not closed\n  (الهجرة\n"));
}

TEST_F(DeskCli, RefusesWhatItCannotDo) {
  const std::string queries = dir_->write("one.txt", "a: الهجرة\n");
  const std::vector<WrongCommand> wrong{
      {{"count", "--by", "moth", "x"}, "--by: 'moth' is not one of source, section"},
      {{"count", "--by", "year", "--by", "year", "x"}, "--by year is given twice"},
      {{"count", "--by", "kind", "x"}, "--by kind needs --kinds FILE"},
      {{"count", "--kinds", "k.tsv", "x"}, "--kinds is for --by kind"},
      {{"count", "--by", "kind", "--kinds", "/nowhere", "x"}, "cannot read /nowhere"},
      {{"count", "--queries", "/nowhere"}, "cannot read /nowhere"},
      {{"count", "--queries", queries, "x"}, "unexpected argument 'x' beside --queries"},
      {{"count", "--format", "xml", "x"}, "--format: 'xml' is not one of text, json, jsonl, csv, tsv"},
      {{"count", "--output", "/nowhere/x.csv", "الهجرة"}, "cannot write /nowhere/x.csv"},
      {{"count", "--timezone", "Mars/Base", "x"}, "there is no time zone 'Mars/Base'"},
      {{"count"}, "has no word or filter"},
      {{"count", "a NEAR/5"}, "NEAR/5"},
      {{"kwic"}, "has no word or filter"},
      {{"kwic", "الهجرة", "--with", "a b"}, "--with: 'a b' is not one word"},
      {{"kwic", "الهجرة", "--without", "a", "--width", "9c"}, "--width is in characters"},
      {{"kwic", "--sort", "left1", "x"}, "--sort: 'left1' is not one of before1"},
      {{"kwic", "--width", "wide", "x"}, "--width: 'wide' is no width"},
      {{"kwic", "--sample", "-1", "x"}, "--sample: '-1' is not a number of 0 or more"},
      {{"kwic", "--seed", "x", "x"}, "--seed"},
      {{"kwic", "--limit", "ten", "x"}, "--limit"},
      {{"kwic", "--offset", "-1", "x"}, "--offset"},
      {{"kwic", "--format", "trec", "x"}, "--format: 'trec' is not one of text, json, jsonl, csv, tsv"}};
  for (const WrongCommand& command : wrong) expect_refusal(index(), command);
}

TEST_F(DeskCli, WritesTheFormatThatAFileIsNamedBy) {
  const std::string file = (dir_->path() / "t.csv").string();
  const CommandResult result = count({"--by", "year", "--output", file, "الهجرة"});
  EXPECT_EQ(result.status, 0);
  EXPECT_THAT(result.out, IsEmpty());
  EXPECT_THAT(read_file(file), StartsWith("name,year,articles,"));
  count({"--output", file, "--format", "jsonl", "الهجرة"});
  EXPECT_THAT(read_file(file), StartsWith("{\"name\":\"الهجرة\","));
}

TEST_F(DeskCli, TellsTotalsBelowATableForPeople) {
  const CommandResult result = count({"--by", "source", "الهجرة"});
  EXPECT_THAT(result.out, HasSubstr("\nالهجرة: 2 articles, 2 without near duplicates, 3 occurrences\n"));
  EXPECT_THAT(result.out, HasSubstr("counts once in each row, and once in all"));
}

TEST_F(DeskCli, PrintsALineForEachOccurrence) {
  const CommandResult result = kwic({"--width", "1", "--format", "tsv", "الهجرة"});
  EXPECT_EQ(result.status, 0);
  EXPECT_THAT(lines_of(result.out),
              ElementsAre("line\tid\tpart\tdate\tsource\tbefore\tmatch\tafter\tindex",
                          "a:1\ta\ttitle\t2025-01-20\tهسبريس\t\tالهجرة\tغير\t" + (dir_->path() / "index").string(),
                          "a:6\ta\tbody\t2025-01-20\tهسبريس\tعن\tالهِجـرة\tغير\t" + (dir_->path() / "index").string(),
                          "b:8\tb\tbody\t2025-03-01\tBBC\tعن\tالهجرة\t\t" + (dir_->path() / "index").string()));
}

TEST_F(DeskCli, AlignsLinesAroundTheMatch) {
  const CommandResult result = kwic({"--width", "2", "إيران"});
  EXPECT_EQ(result.status, 0);
  EXPECT_EQ(result.out,
            "            [إيران]  وتركيا    · 2025-03-01 · BBC · b:1\n"
            "   قمة بين  [إيران]  وتركيا عن · 2025-03-01 · BBC · b:5\n"
            "            [إيران]            · 2025-03-02 · CNN · c:1\n"
            "عقوبات على  [إيران]            · 2025-03-02 · CNN · c:4\n");
}

TEST_F(DeskCli, IsolatesCellsOnRequest) {
  const CommandResult result = kwic({"--bidi", "isolate", "--width", "1", "--limit", "1", "الهجرة"});
  EXPECT_THAT(result.out, StartsWith("\u2067\u2068\u2069  \u2068[الهجرة]\u2069  \u2068غير\u2069\u2069 · 2025-01-20"));
}

TEST_F(DeskCli, WritesEveryFormatOfLines) {
  const auto json = nlohmann::json::parse(kwic({"--format", "json", "الهجرة"}).out);
  EXPECT_EQ(json["query"], "الهجرة");
  EXPECT_EQ(json["rows"].size(), 3U);
  EXPECT_FALSE(json["generation"].get<std::string>().empty());
  EXPECT_EQ(json["rows"][1]["match"], "الهِجـرة");
  EXPECT_THAT(kwic({"--format", "csv", "الهجرة"}).out,
              StartsWith("line,id,part,date,source,before,match,after,index\r\n"));
  EXPECT_EQ(lines_of(kwic({"--format", "jsonl", "الهجرة"}).out).size(), 3U);
}

TEST_F(DeskCli, EndsWithOneIfThereIsNoLine) {
  const CommandResult result = kwic({"--format", "tsv", "المريخ"});
  EXPECT_EQ(result.status, 1);
  EXPECT_EQ(lines_of(result.out).size(), 1U);
  EXPECT_THAT(result.err, HasSubstr("nothing found"));
  EXPECT_EQ(kwic({"source:BBC"}).status, 1);
}

TEST_F(DeskCli, SaysWhenALimitCutsLinesOff) {
  const CommandResult result = kwic({"--limit", "2", "--format", "jsonl", "الهجرة"});
  EXPECT_EQ(result.status, 0);
  EXPECT_EQ(lines_of(result.out).size(), 2U);
  EXPECT_THAT(result.err, HasSubstr("note: 2 of 3 lines"));
  const CommandResult rest = kwic({"--offset", "2", "--format", "jsonl", "الهجرة"});
  EXPECT_EQ(lines_of(rest.out).size(), 1U);
  EXPECT_EQ(result.out + rest.out, kwic({"--format", "jsonl", "الهجرة"}).out);
  const CommandResult behind = kwic({"--offset", "99999999999999", "--format", "jsonl", "الهجرة"});
  EXPECT_EQ(behind.status, 0);
  EXPECT_THAT(behind.err, HasSubstr("note: 0 of 3 lines"));
}

TEST_F(DeskCli, EndsQuietlyIfNobodyReadsOn) {
  const std::string index = (dir_->path() / "index").string();
  for (const std::string command : {"count --by day", "kwic --sort after1", "kwic"}) {
    const CommandResult result =
        run_command({"/bin/bash", "-c",
                     "set -o pipefail; '" KHABAR_SEARCH "' " + command + " --index '" + index + "' الهجرة | true"});
    EXPECT_THAT(result.err, IsEmpty()) << command;
    const CommandResult full = run_command(
        {"/bin/bash", "-c", "'" KHABAR_SEARCH "' " + command + " --index '" + index + "' الهجرة > /dev/full"});
    EXPECT_EQ(full.status, 2) << command;
  }
}

TEST_F(DeskCli, CountsAsManyAsItListsAndSearches) {
  for (const std::string query : {"الهجرة", "إيران", "إيران OR الهجرة", "\"غير الشرعية\"", "في", "=الهجرة"}) {
    const auto counted = nlohmann::json::parse(count({"--format", "jsonl", query}).out);
    EXPECT_EQ(lines_of(kwic({"--format", "jsonl", query}).out).size(), counted["occurrences"]) << query;
    const auto found = nlohmann::json::parse(run("search", {"--format", "json", query}).out);
    EXPECT_EQ(found["total"], counted["articles"]) << query;
  }
}

}  // namespace
}  // namespace khabar::testing
