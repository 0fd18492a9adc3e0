// kwic of several queries at once, and by lemmas.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
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

class KwicCli : public ::testing::Test {
 protected:
  KwicCli() {
    publish_index(index_, {make_article("a", "الهجرة السرية", "وصل المهاجرون في قوارب الهجرة.", "2025-01-20", "هسبريس"),
                           make_article("b", "قمة", "قمة بين إيران وتركيا عن الهجرة", "2025-03-01", "BBC"),
                           make_article("c", "إيران", "عقوبات على إيران", "2025-03-02", "CNN")});
  }

  CommandResult kwic(const std::vector<std::string>& arguments) const { return run_search(index_, "kwic", arguments); }

  TempDir dir_;
  const std::string index_ = (dir_.path() / "index").string();
  const std::string list_ = dir_.write("q.txt", "# للمقارنة\nهجرة: الهجرة\nدول: إيران OR تركيا\n");
};

TEST_F(KwicCli, NamesTheQueryOfEachLine) {
  const CommandResult result = kwic({"--queries", list_, "--format", "tsv", "--fields", "name,line,match"});
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_THAT(lines_of(result.out),
              ElementsAre("name\tline\tmatch", "هجرة\ta:1\tالهجرة", "هجرة\ta:7\tالهجرة", "هجرة\tb:6\tالهجرة",
                          "دول\tb:3\tإيران", "دول\tb:4\tوتركيا", "دول\tc:1\tإيران", "دول\tc:4\tإيران"));
}

TEST_F(KwicCli, TellsOfEachQueryWhatItTellsOfTheQueryAlone) {
  const std::vector<std::vector<std::string>> choices{
      {},          {"--sort", "after1,date"}, {"--sample", "2", "--seed", "3"},
      {"--first"}, {"--limit", "1"},          {"--show", "both", "--width", "9c"}};
  for (std::vector<std::string> choice : choices) {
    choice.insert(choice.begin(), {"--format", "jsonl"});
    const auto alone = [&](const std::string& name, const std::string& query) {
      std::vector<std::string> arguments = choice;
      arguments.push_back(query);
      std::vector<nlohmann::json> rows = json_lines_of(kwic(arguments).out);
      for (nlohmann::json& row : rows) row["name"] = name;
      return rows;
    };
    std::vector<nlohmann::json> expected = alone("هجرة", "الهجرة");
    for (nlohmann::json& row : alone("دول", "إيران OR تركيا")) expected.push_back(std::move(row));
    std::vector<std::string> both = choice;
    both.insert(both.end(), {"--queries", list_});
    EXPECT_EQ(json_lines_of(kwic(both).out), expected) << ::testing::PrintToString(choice);
  }
}

TEST_F(KwicCli, NamesQueriesInEveryFormat) {
  const auto json = nlohmann::json::parse(kwic({"--queries", list_, "--format", "json"}).out);
  EXPECT_FALSE(json.contains("query"));
  EXPECT_EQ(json["rows"][3]["name"], "دول");
  EXPECT_THAT(kwic({"--queries", list_, "--format", "csv", "--excel"}).out,
              StartsWith("\uFEFFname,line,id,part,date,source,before,match,after,index\r\n"));
  EXPECT_THAT(kwic({"--queries", list_, "--width", "1", "--limit", "1"}).out,
              HasSubstr("[الهجرة]  السرية · هجرة · 2025-01-20 · هسبريس · a:1\n"));
}

TEST_F(KwicCli, SaysOfWhichQueryANoteIs) {
  const std::string list = dir_.write("q2.txt", "مريخ: المريخ\nالهجرة\n");
  const CommandResult result = kwic({"--queries", list, "--limit", "1", "--format", "tsv"});
  EXPECT_EQ(result.status, 0);
  EXPECT_EQ(lines_of(result.out).size(), 2U);
  EXPECT_THAT(result.err, HasSubstr("note: مريخ: no article has المريخ\n"));
  EXPECT_THAT(result.err, HasSubstr("note: مريخ: nothing found"));
  EXPECT_THAT(result.err, HasSubstr("note: الهجرة: 1 of 3 lines\n"));
  EXPECT_EQ(kwic({"--queries", dir_.write("q3.txt", "المريخ\n")}).status, 1);
}

TEST_F(KwicCli, WritesNothingIfTheLastQueryIsWrong) {
  const std::string list = dir_.write("bad.txt", "هجرة: الهجرة\nb: (إيران\n");
  const std::string out = (dir_.path() / "lines.tsv").string();
  const CommandResult result = kwic({"--queries", list, "--output", out});
  EXPECT_EQ(result.status, 2);
  EXPECT_THAT(result.err, HasSubstr(list + ":2: a bracket that is not closed"));
  EXPECT_FALSE(std::filesystem::exists(out));
}

TEST_F(KwicCli, ShowsLemmasInPlaceOfForms) {
  EXPECT_THAT(
      lines_of(
          kwic({"--show", "lemma", "--width", "2", "--format", "tsv", "--fields", "line,before,match,after", "الهجرة"})
              .out),
      ElementsAre("line\tbefore\tmatch\tafter", "a:1\t\tهجرة\tسري", "a:7\tفي قارب\tهجرة\t", "b:6\tتركيا عن\tهجرة\t"));
}

TEST_F(KwicCli, ShowsFormsAndLemmasBesideEachOther) {
  const std::vector<nlohmann::json> rows =
      json_lines_of(kwic({"--show", "both", "--width", "1", "--format", "jsonl", "الهجرة"}).out);
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[1]["before"], "قوارب");
  EXPECT_EQ(rows[1]["before_lemmas"], "قارب");
  EXPECT_EQ(rows[1]["match"], "الهجرة");
  EXPECT_EQ(rows[1]["match_lemmas"], "هجرة");
  EXPECT_EQ(rows[1]["after"], ".");
  EXPECT_EQ(rows[1]["after_lemmas"], "");
}

TEST_F(KwicCli, PutsLemmasBelowTheirLineForPeople) {
  EXPECT_THAT(kwic({"--show", "both", "--width", "1", "المهاجرون"}).out,
              "وصل  [المهاجرون]  في · 2025-01-20 · هسبريس · a:4\n"
              "وصل  [مهاجر]  في\n");
}

// What a line is found by is what is shown: the lemma of a match is the one that the query asks for.
TEST_F(KwicCli, ShowsTheLemmaThatTheQueryFindsWordsBy) {
  for (const std::string word : {"الهجرة", "تركيا", "المهاجرون", "في", "قوارب"}) {
    const CommandResult analysed = run_command({KHABAR_SEARCH, "analyze", "--format", "tsv", word});
    const std::string lemma = analysed.out.substr(analysed.out.find('\t') + 1);
    for (const nlohmann::json& row : json_lines_of(kwic({"--show", "both", "--format", "jsonl", word}).out)) {
      EXPECT_EQ(row["match_lemmas"].get<std::string>() + "\n", lemma) << row;
    }
  }
}

TEST_F(KwicCli, RefusesWhatDoesNotGoTogether) {
  const std::vector<WrongCommand> wrong{
      {{"kwic", "--queries", list_, "x"}, "unexpected argument 'x' beside --queries"},
      {{"kwic", "--queries", "/nowhere"}, "cannot read /nowhere"},
      {{"kwic", "--queries", dir_.write("none.txt", "# none\n")}, "none.txt has no query"},
      {{"kwic", "--queries", list_, "--output", list_}, "--queries and --output name one file"},
      {{"kwic", "--show", "lemmas", "x"}, "--show: 'lemmas' is not one of form, lemma, both"},
      {{"kwic", "--show", "lemma", "--codes", "--format", "tsv", "x"},
       "--codes needs the words of a line as they stand"},
      {{"kwic", "--fields", "name", "--format", "tsv", "x"}, "--fields: 'name' is not one of line"},
      {{"kwic", "--fields", "match_lemmas", "--format", "tsv", "x"}, "--fields: 'match_lemmas' is not one of line"}};
  for (const WrongCommand& command : wrong) expect_refusal(index_, command);
  EXPECT_THAT(read_file(list_), HasSubstr("هجرة: الهجرة"));
}

}  // namespace
}  // namespace khabar::testing
