// --manifest and verify-manifest: what was published can be asked again, and what differs has a name.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "common/index/index_directory.h"
#include "tests/cli/searcher/search_commands.h"
#include "tests/support/read_file.h"
#include "tests/support/run_command.h"
#include "tests/support/temp_dir.h"
#include "tests/support/test_index.h"

namespace khabar::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<Article> first_articles() {
  return {make_article("a", "الهجرة غير الشرعية", "تقرير عن الهجرة", "2025-01-20", "هسبريس"),
          make_article("b", "قمة", "قمة بين إيران وتركيا عن الهجرة", "2025-03-01", "BBC"),
          make_article("c", "إيران", "عقوبات على إيران", "2025-03-02", "CNN")};
}

// `a` changed, `b` went, `d` came.
std::vector<Article> later_articles() {
  return {make_article("a", "الهجرة غير الشرعية", "تقرير جديد عن الهجرة", "2025-01-20", "هسبريس"),
          make_article("c", "إيران", "عقوبات على إيران", "2025-03-02", "CNN"),
          make_article("d", "الهجرة", "الهجرة إلى أوروبا", "2025-04-02", "CNN")};
}

class Manifests : public ::testing::Test {
 protected:
  Manifests() { publish(first_articles()); }

  // The former generation is kept.
  void publish(const std::vector<Article>& articles) const { publish_index(index_, articles); }

  CommandResult run(const std::string& command, const std::vector<std::string>& arguments) const {
    return run_search(index_, command, arguments);
  }

  static CommandResult verify(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {KHABAR_SEARCH, "verify-manifest"});
    return run_command(arguments);
  }

  TempDir dir_;
  const std::string index_ = (dir_.path() / "index").string();
  const std::string manifest_ = (dir_.path() / "m.json").string();
};

TEST_F(Manifests, TellWhatANumberRestsOn) {
  const CommandResult counted =
      run("count", {"--by", "source", "--format", "csv", "--manifest", manifest_, "الهجرة  "});
  EXPECT_EQ(counted.status, 0) << counted.err;
  const auto json = nlohmann::json::parse(read_file(manifest_));
  EXPECT_EQ(json["command"], "count");
  EXPECT_EQ(json["options"]["by"][0], "source");
  EXPECT_EQ(json["options"]["format"][0], "csv");
  EXPECT_EQ(json["indexes"][0]["generation"], IndexDirectory{index_}.current().value());
  for (const char* key : {"khabar", "xapian", "icu", "analyzer", "variants"}) {
    EXPECT_FALSE(json["made_with"][key].get<std::string>().empty()) << key;
  }
  const auto& query = json["queries"][0];
  EXPECT_EQ(query["typed"], "الهجرة  ");
  EXPECT_EQ(query["parsed"], "الهجرة");
  EXPECT_EQ(query["counts"]["articles"], 2);
  EXPECT_EQ(query["counts"]["occurrences"], 3);
  EXPECT_EQ(query["articles"].size(), 2U);
  EXPECT_EQ(query["articles"][0][0], "a");
  EXPECT_EQ(query["articles"][0][1].get<std::string>().size(), 32U);
  EXPECT_EQ(json["outputs"][0]["bytes"], counted.out.size());
}

TEST_F(Manifests, AreVerifiedByTheSameGeneration) {
  const std::string list = dir_.write("q.txt", "هجرة: الهجرة\nإيران\n");
  const std::vector<std::vector<std::string>> commands{
      {"search", "--format", "csv", "الهجرة"},
      {"search", "--limit", "1", "إيران"},
      {"search", "المريخ"},
      {"count", "--by", "source,month", "--format", "json", "الهجرة"},
      {"count", "--queries", list, "--wide", "--format", "tsv"},
      {"trend", "--queries", list, "--smooth", "3", "--format", "svg"},
      {"trend", "الهجرة"},
      {"facets", "--lenient", "الهجرة"},
      {"kwic", "--sort", "after1", "--sample", "2", "--seed", "7", "--format", "jsonl", "الهجرة"},
      {"kwic", "--queries", list, "--limit", "1", "--format", "csv"},
      {"kwic", "--show", "both", "الهجرة"},
      {"terms", "--format", "csv", "الهجرة"},
      {"words", "--in", "two", "--format", "csv"},
      {"words"},
      {"ngrams", "--min", "1", "الهجرة"},
      {"rising", "--min", "1"},
      {"collocates", "--min", "1", "--format", "json", "الهجرة"},
      {"keywords", "--format", "tsv", "الهجرة"},
      {"keywords", "--against", "إيران", "الهجرة"},
      {"sources", "--by", "year"},
      {"similar", "a"}};
  ASSERT_EQ(run("set", {"save", "two", "--query", "الهجرة"}).status, 0);
  for (const std::vector<std::string>& command : commands) {
    std::vector<std::string> arguments{command.begin() + 1, command.end()};
    arguments.insert(arguments.begin(), {"--manifest", manifest_});
    ASSERT_NE(run(command.front(), arguments).status, 2) << command.front();
    const CommandResult verified = verify({manifest_});
    EXPECT_EQ(verified.status, 0) << command.front() << ": " << verified.out << verified.err;
    EXPECT_EQ(verified.out, "The same articles, counts and output.\n");
  }
}

TEST_F(Manifests, NameWhatCameWentAndChanged) {
  run("count", {"--format", "csv", "--manifest", manifest_, "الهجرة"});
  const std::string generation = IndexDirectory{index_}.current().value();
  publish(later_articles());
  const CommandResult verified = verify({manifest_});
  EXPECT_EQ(verified.status, 1) << verified.err;
  EXPECT_THAT(verified.out, HasSubstr("generation: '" + generation + "' became '"));
  EXPECT_THAT(verified.out, HasSubstr("query 'الهجرة': 1 article more: d\n"));
  EXPECT_THAT(verified.out, HasSubstr("query 'الهجرة': 1 article less: b\n"));
  EXPECT_THAT(verified.out, HasSubstr("query 'الهجرة': 1 article changed: a\n"));
  EXPECT_THAT(verified.out, HasSubstr("query 'الهجرة': words 12 -> 10\n"));
  EXPECT_THAT(verified.out, HasSubstr("the output differs: - of "));
}

TEST_F(Manifests, NameTheArticlesOfListsOfWordsToo) {
  run("set", {"save", "two", "--query", "الهجرة"});
  run("words", {"--in", "two", "--manifest", manifest_});
  publish(later_articles());
  const CommandResult words = verify({manifest_});
  EXPECT_EQ(words.status, 1) << words.err;
  EXPECT_THAT(words.out, HasSubstr("1 article changed: a\n"));
  EXPECT_THAT(words.out, HasSubstr("1 article less: b\n"));
  run("similar", {"a", "--manifest", manifest_});
  publish(first_articles());
  EXPECT_THAT(verify({manifest_}).out, HasSubstr("1 article less: d\n"));
}

TEST_F(Manifests, AreVerifiedByAGenerationThatIsKept) {
  run("count", {"--format", "csv", "--manifest", manifest_, "الهجرة"});
  const std::string generation = IndexDirectory{index_}.current().value();
  publish(later_articles());
  const CommandResult verified = verify({"--generation", generation, manifest_});
  EXPECT_EQ(verified.status, 0) << verified.out << verified.err;
  const auto old = nlohmann::json::parse(run("count", {"--generation", generation, "--format", "jsonl", "الهجرة"}).out);
  const auto now = nlohmann::json::parse(run("count", {"--format", "jsonl", "الهجرة"}).out);
  EXPECT_EQ(old["words"], 12);
  EXPECT_EQ(now["words"], 10);
}

TEST_F(Manifests, TakeTheSameResultOfAnotherGenerationForTheSame) {
  run("count", {"--format", "csv", "--manifest", manifest_, "الهجرة"});
  publish(first_articles());
  const CommandResult verified = verify({manifest_});
  EXPECT_EQ(verified.status, 0) << verified.out;
  EXPECT_THAT(verified.out, HasSubstr("generation: "));
}

TEST_F(Manifests, KeepManyArticlesBesideThem) {
  std::vector<Article> many;
  for (int i = 0; i < 1200; ++i)
    many.push_back(make_article("n" + std::to_string(i), "", "الهجرة اليوم", "2025-01-20"));
  publish(many);
  EXPECT_EQ(run("count", {"--format", "csv", "--manifest", manifest_, "الهجرة"}).status, 0);
  EXPECT_FALSE(nlohmann::json::parse(read_file(manifest_))["queries"][0].contains("articles"));
  EXPECT_EQ(verify({manifest_}).status, 0);
  many.erase(many.begin() + 100, many.begin() + 130);
  publish(many);
  const CommandResult fewer = verify({manifest_});
  EXPECT_EQ(fewer.status, 1);
  EXPECT_THAT(fewer.out, HasSubstr(": 30 articles less: n100, n101, "));
  EXPECT_THAT(fewer.out, HasSubstr(", ...\n"));
  dir_.write("m.json.articles", read_file(manifest_ + ".articles") + "0\t\"x\"\t\n");
  EXPECT_THAT(verify({manifest_}).err, HasSubstr("the file of its articles was changed"));
}

TEST_F(Manifests, RefuseWhatIsNone) {
  run("count", {"--format", "csv", "--manifest", manifest_, "الهجرة"});
  const std::string good = read_file(manifest_);
  int bad = 0;
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string text = good;
    text.replace(text.find(from), from.size(), to);
    return dir_.write("bad" + std::to_string(bad++) + ".json", text);
  };
  const std::vector<std::pair<std::string, std::string>> wrong{
      {dir_.write("empty.json", ""), "is no manifest"},
      {dir_.write("list.json", "[]"), "is no manifest"},
      {dir_.write("deep.json", std::string(100000, '[')), "is no manifest"},
      {with("\"khabar_manifest\": 1", "\"khabar_manifest\": 2"), "of another version of Khabar"},
      {with("\"command\": \"count\"", "\"command\": \"run\""), "is of 'run', which has no manifest"},
      {with("\"command\": \"count\"", "\"command\": 7"), "is no manifest"},
      {with("\"options\": {", "\"options\": {\"nothing\": [\"x\"], "), "unknown option --nothing"},
      {with("\"options\": {", "\"options\": {\"help\": [], "), "its options are not those of a command"},
      {with("\"articles\": ", "\"articles\": -"), "its 'articles' is no whole number"},
      {with("\"articles\": ", "\"articles\": 1e40, \"x\": "), "its 'articles' is no whole number"},
      {with("\"articles\": ", "\"articles\": 1.5, \"x\": "), "its 'articles' is no whole number"},
      {with("\"articles\": ", "\"articles\": true, \"x\": "), "its 'articles' is no whole number"},
      {with("\"bytes\": ", "\"bytes\": 18446744073709551616, \"x\": "), "its 'bytes' is no whole number"},
      {with("\"a\",", "\"z\","), "are not those that its digest was made of"},
      {"/nowhere/m.json", "cannot read /nowhere/m.json"}};
  for (const auto& [path, message] : wrong) {
    const CommandResult result = verify({path});
    EXPECT_EQ(result.status, 2) << message;
    EXPECT_THAT(result.err, HasSubstr(message));
    EXPECT_THAT(result.out, IsEmpty()) << message;
  }
  EXPECT_THAT(verify({}).err, HasSubstr("verify-manifest takes one FILE"));
}

TEST_F(Manifests, AreWrittenOverNoFileOfTheSameCommand) {
  const std::string list = "a: الهجرة\n";
  const std::string queries = dir_.write("queries.txt", list);
  const std::string kinds = dir_.write("kinds.tsv", "BBC\tx\n");
  const std::string other_name = (dir_.path() / "." / "queries.txt").string();
  const std::string link = (dir_.path() / "link.txt").string();
  std::filesystem::create_symlink(queries, link);
  const std::string out = (dir_.path() / "t.csv").string();
  const std::vector<WrongCommand> wrong{
      {{"count", "--manifest", "-", "الهجرة"}, "--manifest - is no file"},
      {{"count", "--output", out, "--manifest", out, "الهجرة"}, "--output and --manifest name one file: " + out},
      {{"count", "--output", out + ".articles", "--manifest", out, "الهجرة"},
       "--output and the articles of --manifest"},
      {{"count", "--queries", queries, "--output", queries}, "--queries and --output name one file: " + queries},
      {{"count", "--queries", queries, "--output", other_name}, "--queries and --output"},
      {{"trend", "--queries", queries, "--output", link}, "--queries and --output"},
      {{"facets", "--queries", queries, "--manifest", queries}, "--queries and --manifest"},
      {{"count", "--by", "kind", "--kinds", kinds, "--output", kinds, "الهجرة"}, "--kinds and --output"},
      {{"run", "--topics", queries, "--output", queries}, "--topics and --output"}};
  for (const WrongCommand& command : wrong) expect_refusal(index_, command);
  EXPECT_EQ(read_file(queries), list);
  EXPECT_FALSE(std::filesystem::exists(out));
  EXPECT_EQ(run("count", {"--output", "/dev/null", "--manifest", "/dev/null", "الهجرة"}).status, 0);
}

TEST_F(Manifests, WriteNothingThatWasNotAskedFor) {
  const std::string out = (dir_.path() / "t.csv").string();
  run("count", {"--output", out, "--manifest", manifest_, "الهجرة"});
  std::filesystem::remove(out);
  const CommandResult verified = verify({manifest_});
  EXPECT_EQ(verified.status, 0) << verified.out << verified.err;
  EXPECT_FALSE(std::filesystem::exists(out));
}

TEST_F(Manifests, FailIfTheyCannotBeWritten) {
  EXPECT_EQ(run("count", {"--manifest", "/dev/full", "الهجرة"}).status, 2);
  EXPECT_THAT(run("count", {"--manifest", "/nowhere/m", "الهجرة"}).err, HasSubstr("cannot write /nowhere/m"));
}

TEST_F(Manifests, RefuseGenerationsThatAreNotKept) {
  EXPECT_THAT(run("count", {"--generation", "20200101T000000Z", "x"}).err, HasSubstr("no generation 20200101T000000Z"));
  EXPECT_THAT(run("count", {"--generation", "../index", "x"}).err, HasSubstr("no generation ../index"));
  EXPECT_THAT(run("count", {"--generation", "20200101T000000Z", "--index", "/other", "x"}).err,
              HasSubstr("--generation is of one index"));
}

}  // namespace
}  // namespace khabar::testing
