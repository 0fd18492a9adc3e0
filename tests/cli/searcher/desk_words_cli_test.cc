// Lists of words, neighbours of words and articles, as a researcher meets them on the command line.
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
using ::testing::StartsWith;

using Json = nlohmann::json;

class DeskWords : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    dir_ = new TempDir;
    publish_index(dir_->path() / "index",
                  {make_article("a", "الهجرة غير الشرعية", "تقرير عن الهِجـرة غير الشرعية وعن هجرة الأدمغة",
                                "2025-01-20", "هسبريس", "مجتمع"),
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

  static std::vector<Json> rows(const std::string& command, std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"--format", "jsonl"});
    const CommandResult result = run(command, arguments);
    EXPECT_EQ(result.status, 0) << command << ' ' << result.err;
    return json_lines_of(result.out);
  }

  // The query of each row finds as many articles as the row says.
  static void expect_articles_of_queries(const std::vector<Json>& rows, const std::string& articles = "articles",
                                         const std::string& query = "query") {
    for (const Json& row : rows) {
      if (row[query].is_null()) continue;
      const auto counted = Json::parse(run("count", {"--format", "jsonl", row[query].get<std::string>()}).out);
      const bool is_gap = counted["articles"].is_null();
      EXPECT_EQ(is_gap ? Json(0) : counted["articles"], row[articles]) << row;
    }
  }

  static TempDir* dir_;
};

TempDir* DeskWords::dir_ = nullptr;

TEST_F(DeskWords, ListsTheFormsOfAWord) {
  const CommandResult result = run("terms", {"--format", "tsv", "هجرة"});
  EXPECT_EQ(result.status, 0);
  EXPECT_THAT(result.err, IsEmpty());
  EXPECT_THAT(lines_of(result.out), ElementsAre("form\tlemma\tarticles\tarticles_unique\toccurrences\tshare\tquery",
                                                "الهجرة\tهجرة\t2\t2\t3\t0.75\tهجرة AND =الهجرة",
                                                "هجرة\tهجرة\t1\t1\t1\t0.25\tهجرة AND =هجرة"));
  expect_articles_of_queries(rows("terms", {"هجرة OR تركيا"}));
}

TEST_F(DeskWords, LeavesFormsOutOnRequest) {
  const CommandResult result = run("terms", {"--without-form", "هجرة", "هجرة"});
  EXPECT_THAT(result.out, HasSubstr("\nهجرة{-هجرة}: 2 articles, 2 without near duplicates, 3 occurrences\n"));
  EXPECT_EQ(rows("terms", {"--without-form", "هجرة", "هجرة"}).size(), 1U);
  EXPECT_EQ(Json::parse(run("terms", {"--format", "json", "--without-form", "الهجرة", "هجرة"}).out)["query"],
            "هجرة{-الهجرة}");
  const CommandResult wrong = run("terms", {"--without-form", "تركيا", "هجرة"});
  EXPECT_EQ(wrong.status, 2);
  EXPECT_THAT(wrong.err, HasSubstr("--without-form: 'تركيا' is a form of no word of the query"));
}

TEST_F(DeskWords, EndsWithOneIfNoFormIsFound) {
  const CommandResult result = run("terms", {"--format", "csv", "المريخ"});
  EXPECT_EQ(result.status, 1);
  EXPECT_EQ(lines_of(result.out).size(), 1U);
  EXPECT_EQ(run("terms", {"source:BBC"}).status, 1);
  EXPECT_EQ(run("terms", {}).status, 2);
}

TEST_F(DeskWords, ListsCollocatesWithTheirFormulas) {
  const CommandResult result = run("collocates", {"--min", "1", "--before", "1", "--after", "1", "الهجرة"});
  EXPECT_EQ(result.status, 0);
  EXPECT_THAT(result.out, HasSubstr("f_A 3 occurrences, W 5 words in windows, N 20 words in all; 3 of 3 collocates\n"));
  EXPECT_THAT(result.out, HasSubstr("Window: 1 words before and 1 after, within the body of the article."));
  EXPECT_THAT(result.out, HasSubstr("logdice = 14 + log2(2a/(f_A + f_B))"));
  const auto parsed = Json::parse(run("collocates", {"--format", "json", "--min", "1", "الهجرة"}).out);
  EXPECT_EQ(parsed["window"], "5 words before and 5 after, within the body of the article");
  EXPECT_EQ(parsed["query"], "الهجرة");
  EXPECT_FALSE(parsed["formulas"].get<std::string>().empty());
}

TEST_F(DeskWords, SaysWhenALimitCutsRowsOff) {
  const CommandResult result = run("collocates", {"--min", "1", "--limit", "2", "--format", "csv", "الهجرة"});
  EXPECT_EQ(lines_of(result.out).size(), 3U);
  EXPECT_THAT(result.err, HasSubstr(" rows; --limit N prints more"));
}

TEST_F(DeskWords, RefusesWhatItCannotDo) {
  const std::vector<WrongCommand> wrong{
      {{"collocates"}, "has no word or filter"},
      {{"collocates", "--before", "0", "--after", "0", "x"}, "leave no window"},
      {{"collocates", "--before", "101", "x"}, "--before 101 is more than 100"},
      {{"collocates", "--after", "-1", "x"}, "--after: '-1' is not a number of 0 or more"},
      {{"collocates", "--within", "title", "x"}, "--within: 'title' is not one of article, paragraph, sentence"},
      {{"collocates", "--sort", "dice", "x"}, "--sort: 'dice' is not one of logdice"},
      {{"collocates", "--by", "form", "x"}, "--by: 'form' is not one of year, source"},
      {{"collocates", "--unit", "root", "x"}, "--unit: 'root' is not one of lemma, form"},
      {{"words", "a NEAR/5"}, "NEAR/5"},
      {{"words", "--sort", "arff"}, "--sort: 'arff' is not one of occurrences, articles, arf, dp"},
      {{"words", "--min", "few"}, "--min"},
      {{"keywords"}, "has no word or filter"},
      {{"keywords", "--against", "(", "x"}, "bracket"},
      {{"keywords", "--constant", "0", "x"}, "--constant 0 divides by nothing"},
      {{"ngrams", "--size", "1"}, "--size: 1 is not from 2 to 5"},
      {{"ngrams", "--size", "6"}, "--size: 6 is not from 2 to 5"},
      {{"rising", "--by", "day"}, "--by: 'day' is not one of year, month, week"},
      {{"sources", "x"}, "sources takes no arguments"},
      {{"sources", "--by", "source"}, "--by: 'source' is not one of year, month, week"},
      {{"show"}, "the id of an article is missing"},
      {{"show", "--excel", "a"}, "--excel is for tables"},
      {{"show", "--fields", "id", "a"}, "--fields is for tables"},
      {{"show", "--excel", "--format", "jsonl", "a"}, "--excel is for tables that a spreadsheet reads"},
      {{"show", "--query", "(", "a"}, "bracket"},
      {{"similar"}, "similar needs one id, not 0"},
      {{"similar", "a", "b"}, "similar needs one id, not 2"},
      {{"similar", "nobody"}, "no article has the id nobody"},
      {{"collocates", "--output", "/nowhere/x.csv", "الهجرة"}, "cannot write /nowhere/x.csv"}};
  for (const WrongCommand& command : wrong) expect_refusal(index(), command);
}

TEST_F(DeskWords, EndsQuietlyIfNobodyReadsOn) {
  for (const std::string command : {"terms الهجرة", "collocates --min 1 الهجرة", "words", "keywords الهجرة",
                                    "ngrams --min 1", "rising --min 1", "sources", "show a", "similar a"}) {
    const std::string start = "'" KHABAR_SEARCH "' " + command + " --index '" + index() + "'";
    EXPECT_THAT(run_command({"/bin/bash", "-c", "set -o pipefail; " + start + " | true"}).err, IsEmpty()) << command;
    EXPECT_EQ(run_command({"/bin/bash", "-c", start + " > /dev/full"}).status, 2) << command;
  }
}

TEST_F(DeskWords, ListsWordsOfAllArticlesOrOfSome) {
  const std::vector<Json> all = rows("words", {});
  EXPECT_EQ(all[0]["word"], "ايران");
  EXPECT_EQ(all[0]["occurrences"], 4);
  EXPECT_EQ(all[0]["collection_articles"], 4);
  expect_articles_of_queries(all);
  expect_articles_of_queries(rows("words", {"--unit", "form", "source:BBC"}));
  const CommandResult text = run("words", {"--limit", "1"});
  EXPECT_THAT(text.out, HasSubstr("words in 4 articles; parts of DP: a source in a month each: 4; ARF: by month"));
  EXPECT_THAT(text.err, HasSubstr("note: 1 of "));
}

TEST_F(DeskWords, ListsKeywordsOfTwoSets) {
  const std::vector<Json> keywords = rows("keywords", {"--against", "source:BBC", "الهجرة source:هسبريس"});
  EXPECT_EQ(keywords[0]["word"], "شرعي") << keywords[0];
  EXPECT_GT(keywords[0]["ll"], 0);
  EXPECT_EQ(keywords[0]["reference_occurrences"], 0);
  expect_articles_of_queries(keywords);
  expect_articles_of_queries(keywords, "reference_articles", "reference_query");
  expect_articles_of_queries(rows("keywords", {"إيران OR تركيا"}), "reference_articles", "reference_query");
  EXPECT_THAT(run("keywords", {"--against", "إيران", "الهجرة"}).err, HasSubstr("note: in both sets: 1 article\n"));
  const CommandResult none = run("keywords", {"--against", "المريخ", "الهجرة"});
  EXPECT_EQ(none.status, 1);
  EXPECT_THAT(none.err, HasSubstr("one of the sets has no words"));
}

TEST_F(DeskWords, ListsRunsOfWords) {
  const std::vector<Json> runs = rows("ngrams", {"--min", "2", "--size", "3"});
  ASSERT_EQ(runs.size(), 1U);
  EXPECT_EQ(runs[0]["ngram"], "الهجرة غير الشرعية");
  expect_articles_of_queries(rows("ngrams", {"--min", "1"}));
}

TEST_F(DeskWords, ListsWhatRises) {
  const CommandResult result = run("rising", {"--min", "2", "--format", "jsonl"});
  EXPECT_EQ(result.status, 0);
  EXPECT_THAT(result.err, HasSubstr("note: left out: 1 article without a date\n"));
  expect_articles_of_queries(json_lines_of(result.out));
}

TEST_F(DeskWords, TellsWhatTheCollectionHolds) {
  const std::vector<Json> held = rows("sources", {});
  ASSERT_EQ(held.size(), 12U) << "three sources, three months and none";
  EXPECT_EQ(held[2]["source"], "BBC");
  EXPECT_EQ(held[2]["month"], "2025-03");
  EXPECT_EQ(held[2]["articles"], 1);
  EXPECT_EQ(held[3]["month"], "none");
  EXPECT_EQ(held[3]["query"], "source:BBC AND date:none");
  expect_articles_of_queries(held);
}

TEST_F(DeskWords, ShowsAWholeArticleWithMarks) {
  const CommandResult result = run("show", {"--query", "الهجرة", "a"});
  EXPECT_EQ(result.status, 0);
  EXPECT_THAT(result.out,
              StartsWith("[الهجرة] غير الشرعية\n2025-01-20 · هسبريس · مجتمع · https://example.org/a · a · "));
  EXPECT_THAT(result.out, HasSubstr("\n\nتقرير عن [الهِجـرة] غير الشرعية وعن [هجرة] الأدمغة\n"));
  const Json parsed = rows("show", {"--query", "الهجرة", "a"}).front();
  EXPECT_EQ(parsed["title_marks"], "0-6");
  EXPECT_EQ(parsed["marks"], "9-17 34-38");
  EXPECT_EQ(parsed["body"], "تقرير عن الهِجـرة غير الشرعية وعن هجرة الأدمغة");
  EXPECT_THAT(run("show", {"b"}).out, HasSubstr("قمة بين إيران وتركيا عن الهجرة\n"));
  const CommandResult missing = run("show", {"b", "nobody"});
  EXPECT_EQ(missing.status, 1);
  EXPECT_THAT(missing.out, HasSubstr("إيران وتركيا"));
  EXPECT_THAT(missing.err, HasSubstr("no article has the id nobody"));
}

TEST_F(DeskWords, ListsWhatIsMostLikeAnArticle) {
  const std::vector<Json> similar = rows("similar", {"b"});
  ASSERT_FALSE(similar.empty());
  EXPECT_EQ(similar[0]["rank"], 1);
  for (const Json& row : similar) EXPECT_NE(row["id"], "b");
  EXPECT_EQ(rows("similar", {"--limit", "1", "b"}).size(), 1U);
}

// Over the sample corpus.
TEST(DeskScan, AgreesWithAPlainScanOfTheTexts) {
  const TempDir dir;
  const std::string index = (dir.path() / "index").string();
  const std::string sources = KHABAR_SOURCE_DIR;
  const CommandResult built = run_command({KHABAR_INDEX, "build", "--index", index, sources + "/corpus"});
  ASSERT_LE(built.status, 1) << built.err;
  const CommandResult checked = run_command(
      {"/usr/bin/env", "python3", sources + "/tests/searcher/desk/scan.py", KHABAR_INDEX, KHABAR_SEARCH, index});
  EXPECT_EQ(checked.status, 0) << checked.out << checked.err;
}

}  // namespace
}  // namespace khabar::testing
