// status, verify, rollback and prune as a user runs them.
#include <gmock/gmock.h>

#include <fstream>

#include "common/index/article_document.h"
#include "indexer/generation/generation_digests.h"
#include "indexer/generation/index_lock.h"
#include "tests/support/indexer_cli.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;
using testing::CommandResult;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::json_line;
using testing::json_lines;
using Json = nlohmann::json;

struct GenerationsCli : testing::IndexerCliTest {
  void damage(const std::string& generation) const {
    const fs::path file = directory.generations() / generation / "postlist.glass";
    std::ofstream(file, std::ios::binary | std::ios::trunc) << std::string(fs::file_size(file), 'Z');
  }
};

TEST_F(GenerationsCli, StatusTellsWhatTheIndexHolds) {
  const std::string lines = json_line("a", "خبر", "نص", "2025-01-20") + json_line("b", "خبر", "نص", "2024-12-31") +
                            R"({"id":"c","title":"خبر","body":"نص","source":"وكالة"})" + "\n" +
                            R"({"id":"d","title":"خبر","body":"نص","source":"BBC"})" + "\n" +
                            R"({"id":"e","title":"خبر","body":"نص","source":"وكالة"})" + "\n";
  const std::string first = build(lines);
  const std::string second = build(lines);
  const CommandResult text = run("status");
  EXPECT_EQ(text.status, 0);
  EXPECT_EQ(text.err, "");
  EXPECT_THAT(text.out, HasSubstr("generation   " + second + "\n"));
  EXPECT_THAT(text.out, HasSubstr("articles     5\n"));
  EXPECT_THAT(text.out, HasSubstr("dates        2024-12-31 to 2025-01-20 (2 articles)\n"));
  EXPECT_THAT(text.out, HasSubstr("duplicates   5 articles in 1 group of near duplicates\n"));
  EXPECT_THAT(text.out, HasSubstr("           2  وكالة\n           1  BBC\n           2  (none given)\n"));
  EXPECT_THAT(text.out, HasSubstr("others       " + first + ", 5 articles"));
  EXPECT_THAT(text.out, HasSubstr("build, published " + second + ", 5 articles"));

  const CommandResult result = run("status", {"--json"});
  const Json json = Json::parse(result.out);
  EXPECT_EQ(json["generation"], second);
  EXPECT_EQ(json["articles"], 5);
  EXPECT_EQ(json["dated"], 2);
  EXPECT_EQ(json["first_day"], "2024-12-31");
  EXPECT_EQ(json["last_day"], "2025-01-20");
  EXPECT_EQ(json["without_source"], 2);
  EXPECT_EQ(json["duplicates"]["groups"], 1);
  EXPECT_EQ(json["duplicates"]["articles"], 5);
  EXPECT_EQ(json["sources"][0]["source"], "وكالة");
  EXPECT_EQ(json["sources"][1]["source"], "BBC");
  EXPECT_EQ(json["analyzer"], Analyzer().fingerprint());
  EXPECT_EQ(json["searchable"], true);
  EXPECT_GT(json["bytes"], 0);
  EXPECT_EQ(json["generations"].size(), 2U);
  EXPECT_EQ(json["runs"][0]["generation"], second);
}

TEST_F(GenerationsCli, StatusNamesALongSourceInFull) {
  std::string source;
  while (source.size() < 300) source += "وكالة الأنباء ";
  source.pop_back();
  build(R"({"id":"a","title":"خبر","body":"نص","source":")" + source + "\"}\n");
  EXPECT_EQ(Json::parse(run("status", {"--json"}).out)["sources"][0]["source"], source);
}

TEST_F(GenerationsCli, StatusAnswersAlsoWhereThePublishedGenerationIsDamaged) {
  const std::string first = build(json_lines(3));
  const std::string second = build(json_lines(4));
  fs::remove(directory.generations() / second / "iamglass");
  const CommandResult result = run("status");
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_THAT(result.out, HasSubstr("it cannot be opened"));
  EXPECT_THAT(result.out, HasSubstr(first + ", 3 articles"));
}

TEST_F(GenerationsCli, StatusReadsReportsThatAreNoReports) {
  build(json_lines(1));
  for (const char* text : {"", "[]", "7", R"({"started":7,"skipped":[],"seconds":{"total":"x"}})", "\xff"}) {
    dir.write("index/reports/29990101T000000Z.json", text);
    const CommandResult result = run("status");
    EXPECT_EQ(result.status, 0) << text;
    EXPECT_THAT(result.out, HasSubstr("runs         29990101T000000Z  its report cannot be read")) << text;
  }
}

TEST_F(GenerationsCli, StatusTakesNoNumberThatIsNone) {
  build(json_lines(1));
  for (const char* number : {"1e40", "-7", "1.5", "true", "\"7\"", "null", "18446744073709551616"}) {
    dir.write("index/reports/29990101T000000Z.json",
              std::string(R"({"started":"29990101T000000Z","command":"build","indexed":)") + number +
                  R"(,"skipped":{"count":)" + number + "}}");
    const Json runs = Json::parse(run("status", {"--json"}).out)["runs"];
    EXPECT_EQ(runs[0]["articles"], 0) << number;
    EXPECT_EQ(runs[0]["skipped"], 0) << number;
  }
}

TEST_F(GenerationsCli, VerifyFindsASoundIndexSound) {
  const std::string first = build(json_lines(3));
  const std::string second = build(json_lines(3));
  CommandResult result = run("verify");
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_EQ(result.out, second + ": sound, 3 articles, published\n");
  result = run("verify", {"--all"});
  EXPECT_EQ(result.out, first + ": sound, 3 articles\n" + second + ": sound, 3 articles, published\n");
}

TEST_F(GenerationsCli, VerifyEndsWithTwoAndSaysWhatToDo) {
  const std::string first = build(json_lines(3));
  const std::string second = build(json_lines(3));
  damage(second);
  CommandResult result = run("verify");
  EXPECT_EQ(result.status, 2);
  EXPECT_THAT(result.out, HasSubstr(second + ": NOT SOUND"));
  EXPECT_THAT(result.err, HasSubstr("error: the published generation " + second + " is not sound"));
  EXPECT_THAT(result.err, HasSubstr("khabar-index rollback"));
  EXPECT_EQ(run("rollback").status, 0);
  EXPECT_EQ(run("verify").status, 0);
  result = run("verify", {"--all"});
  EXPECT_EQ(result.status, 2);
  EXPECT_THAT(result.err, HasSubstr("1 of 2 generations are not sound"));
}

TEST_F(GenerationsCli, VerifyRefusesAPublishedGenerationThatSearchersRefuse) {
  const std::string name = build(json_lines(3));
  {
    Xapian::WritableDatabase database((directory.generations() / name).string(), Xapian::DB_OPEN);
    write_metadata(database, {kSchemaVersion + 1, "x", "", "", ""});
    database.commit();
    write_digests(directory.generations() / name, [] {});
  }
  const CommandResult result = run("verify");
  EXPECT_EQ(result.status, 2);
  EXPECT_THAT(result.out, HasSubstr("khabar-search of this version cannot open it"));
  const CommandResult status = run("status");
  EXPECT_EQ(status.status, 0);
  EXPECT_THAT(status.out, HasSubstr("which this version cannot read: rebuild it"));
}

TEST_F(GenerationsCli, RollbackPublishesTheGenerationBefore) {
  const std::string first = build(json_lines(3));
  const std::string second = build(json_lines(4));
  const CommandResult result = run("rollback");
  EXPECT_EQ(result.status, 0);
  EXPECT_EQ(result.out, "");
  EXPECT_EQ(result.err, "published generation " + first + " (3 articles) in place of " + second + "\n");
  EXPECT_EQ(directory.current(), first);
  EXPECT_EQ(last_report()["command"], "rollback");
  EXPECT_THAT(run("status").out, HasSubstr("rollback, published " + first));
}

TEST_F(GenerationsCli, RollbackGoesToAnyGenerationThatIsNamed) {
  std::vector<std::string> names;
  for (int count : {3, 4, 5}) names.push_back(build(json_lines(count), {"--keep", "3"}));
  for (const std::size_t to : {0U, 2U, 1U}) {
    EXPECT_EQ(run("rollback", {"--to", names[to], "--quiet"}).err, "");
    EXPECT_EQ(directory.current(), names[to]);
  }
}

TEST_F(GenerationsCli, RollbackThenBuildThenRollbackLeadsToTheGoodGeneration) {
  const std::string good = build(json_lines(3));
  build(json_lines(4));
  run("rollback");
  build(json_lines(5));
  EXPECT_EQ(run("rollback").status, 0);
  EXPECT_EQ(directory.current(), good);
}

TEST_F(GenerationsCli, RollbackMendsADamagedCurrent) {
  const std::string name = build(json_lines(3));
  dir.write("index/CURRENT", "");
  EXPECT_THAT(run("rollback").err, HasSubstr("rollback --to NAME"));
  EXPECT_EQ(run("rollback", {"--to", name}).status, 0);
  EXPECT_EQ(articles(), 3U);
}

TEST_F(GenerationsCli, RollbackRefusesWhatWouldNotServe) {
  const std::string first = build(json_lines(3));
  EXPECT_THAT(run("rollback").err, HasSubstr("there is no generation before " + first));
  const std::string second = build(json_lines(3));
  EXPECT_THAT(run("rollback", {"--to", "20000101T000000Z"}).err, HasSubstr("there is no generation 20000101T000000Z"));
  EXPECT_THAT(run("rollback", {"--to", "../generations"}).err, HasSubstr("there is no generation"));
  const CommandResult same = run("rollback", {"--to", second});
  EXPECT_EQ(same.status, 0);
  EXPECT_THAT(same.err, HasSubstr("is already the published generation"));
  fs::remove(directory.generations() / first / "iamglass");
  EXPECT_THAT(run("rollback").err, HasSubstr("the generation " + first + " is damaged: iamglass is missing"));
  EXPECT_EQ(run("rollback").status, 2);
  EXPECT_EQ(directory.current(), second);
}

TEST_F(GenerationsCli, PruneKeepsAsManyAsAskedAndSaysWhatWent) {
  std::vector<std::string> names;
  for (int i = 0; i < 4; ++i) names.push_back(build(json_lines(2), {"--keep", "9"}));
  const CommandResult dry = run("prune", {"--keep", "3", "--dry-run"});
  EXPECT_THAT(dry.err, HasSubstr("would remove " + names[0]));
  EXPECT_EQ(directory.list_generations().size(), 4U);
  EXPECT_THAT(run("prune", {"--keep", "3"}).err, HasSubstr("removed " + names[0] + " ("));
  EXPECT_THAT(directory.list_generations(), ElementsAre(names[1], names[2], names[3]));
  run("rollback", {"--to", names[1]});
  EXPECT_EQ(run("prune", {"--keep", "1"}).status, 0);
  EXPECT_THAT(directory.list_generations(), ElementsAre(names[1], names[3]));
  EXPECT_EQ(run("prune", {"--keep", "1"}).err, "nothing to remove\n");
}

TEST_F(GenerationsCli, NeedsAnIndexAndMakesNone) {
  for (const char* command : {"status", "verify", "rollback", "prune"}) {
    const CommandResult result = run(command);
    EXPECT_EQ(result.status, 2) << command;
    EXPECT_THAT(result.err, HasSubstr("no index in " + index)) << command;
    EXPECT_THAT(khabar_index({command}).err, HasSubstr(std::string(command) + " needs --index DIR"));
  }
  EXPECT_FALSE(fs::exists(index));
}

TEST_F(GenerationsCli, WaitsForNoOtherWriter) {
  build(json_lines(2));
  const std::string last = build(json_lines(2));
  const IndexLock lock(directory);
  EXPECT_EQ(run("rollback").status, 75);
  EXPECT_EQ(run("prune").status, 75);
  EXPECT_EQ(run("status").status, 0);
  EXPECT_EQ(run("verify").status, 0);
  EXPECT_EQ(run("rollback", {"--dry-run"}).status, 0);
  EXPECT_EQ(directory.current(), last);
}

}  // namespace
}  // namespace khabar
