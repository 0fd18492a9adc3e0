// Sets of articles, as a researcher meets them on the command line.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <thread>

#include "tests/cli/searcher/search_commands.h"
#include "tests/support/read_file.h"
#include "tests/support/run_command.h"
#include "tests/support/temp_dir.h"
#include "tests/support/test_index.h"

namespace khabar::testing {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string article_line(const std::string& id, const std::string& body) {
  return R"({"id":")" + id + R"(","title":"خبر","body":")" + body + R"(","source":"BBC","date":"2025-01-20"})" + "\n";
}

class SetsCli : public ::testing::Test {
 protected:
  void SetUp() override {
    publish("first.jsonl", article_line("a", "الهجرة إلى أوروبا") + article_line("b", "الهجرة من إيران") +
                               article_line("c", "الليرة في تركيا"));
    ASSERT_EQ(set({"save", "migration", "--query", "الهجرة"}).status, 0);
  }

  void publish(const std::string& name, const std::string& lines, const std::string& command = "build") {
    const CommandResult result =
        run_command({KHABAR_INDEX, command, "--quiet", "--index", index_, "--jobs", "1", dir_.write(name, lines)});
    ASSERT_EQ(result.status, 0) << result.err;
  }

  CommandResult run(const std::string& command, const std::vector<std::string>& arguments) {
    return run_search(index_, command, arguments);
  }
  CommandResult set(const std::vector<std::string>& arguments) { return run("set", arguments); }

  std::vector<std::string> ids(const std::vector<std::string>& arguments) {
    std::vector<std::string> all{"--format", "tsv", "--fields", "id", "--sort", "newest"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    std::vector<std::string> lines = lines_of(run("search", all).out);
    if (!lines.empty()) lines.erase(lines.begin());
    return lines;
  }

  TempDir dir_;
  std::string index_ = (dir_.path() / "index").string();
};

TEST_F(SetsCli, AreFiltersOfEveryCommandThatAnswersAQuery) {
  EXPECT_THAT(ids({"set:migration"}), ElementsAre("a", "b"));
  EXPECT_THAT(ids({"--in", "migration", "إيران"}), ElementsAre("b"));
  EXPECT_THAT(ids({"-set:migration"}), ElementsAre("c"));
  EXPECT_THAT(ids({"set:none"}), ElementsAre("c"));
  EXPECT_THAT(ids({"قائمة:migration"}), ElementsAre("a", "b"));
  const std::vector<std::vector<std::string>> commands{
      {"count", "في OR من"}, {"facets", "من"},   {"trend", "من"},  {"kwic", "إيران"},
      {"terms", "إيران"},    {"words"},          {"ngrams"},       {"rising"},
      {"sources"},           {"keywords", "من"}, {"similar", "a"}, {"collocates", "إيران", "--min", "1"},
      {"search", "إيران"}};
  for (std::vector<std::string> command : commands) {
    const std::string name = command.front();
    command.erase(command.begin());
    command.insert(command.end(), {"--in", "migration"});
    const CommandResult result = run(name, command);
    EXPECT_NE(result.status, 2) << name << ": " << result.err;
    command.back() = "migratoin";
    const CommandResult wrong = run(name, command);
    EXPECT_EQ(wrong.status, 2) << name;
    EXPECT_THAT(wrong.err, AllOf(HasSubstr("there is no set migratoin"), HasSubstr("did you mean migration?"))) << name;
  }
}

TEST_F(SetsCli, AreWhatRatiosAreOf) {
  const auto json = nlohmann::json::parse(run("count", {"--in", "migration", "--format", "jsonl", "إيران"}).out);
  EXPECT_EQ(json["articles"], 1);
  EXPECT_EQ(json["collection_articles"], 2);
  EXPECT_EQ(json["query"], "إيران AND set:migration");
  const auto row =
      nlohmann::json::parse(run("count", {"--by", "source", "--in", "migration", "--format", "jsonl", "إيران"}).out);
  const auto again = nlohmann::json::parse(run("count", {"--format", "jsonl", row["query"]}).out);
  EXPECT_EQ(again["articles"], row["articles"]);
}

TEST_F(SetsCli, SurviveBuildsAndSayWhatIsGone) {
  publish("second.jsonl", article_line("b", "تغير النص عن الهجرة") + article_line("d", "الهجرة مرة أخرى"));
  EXPECT_THAT(ids({"set:migration"}), ElementsAre("b"));
  EXPECT_THAT(run("search", {"set:migration"}).err, HasSubstr("the index no longer has 1 of its 2 articles"));
  EXPECT_THAT(run("count", {"set:migration"}).err, HasSubstr("the index no longer has 1 of its 2 articles"));
  const std::vector<std::string> rows =
      lines_of(set({"show", "migration", "--format", "tsv", "--fields", "id,state"}).out);
  EXPECT_THAT(rows, ElementsAre("id\tstate", "b\tchanged", "a\tgone"));
  EXPECT_THAT(set({"list", "--format", "tsv", "--fields", "name,articles,present,made_of"}).out,
              HasSubstr("migration\t2\t1\tالهجرة\n"));
}

TEST_F(SetsCli, AreNothingThatAnIndexerTouches) {
  const std::string desk = index_ + "/desk.db";
  const std::string before = read_file(desk);
  ASSERT_FALSE(before.empty());
  publish("second.jsonl", article_line("x", "نص") + article_line("z", "نص"));
  publish("third.jsonl", article_line("y", "نص آخر"), "update");
  for (const std::vector<std::string>& command : std::vector<std::vector<std::string>>{
           {"rollback"}, {"prune", "--keep", "1"}, {"remove", "x"}, {"status"}, {"verify"}}) {
    std::vector<std::string> words{KHABAR_INDEX, command.front(), "--index", index_};
    words.insert(words.end(), command.begin() + 1, command.end());
    const CommandResult result = run_command(words);
    EXPECT_LE(result.status, 1) << command.front() << result.err;
    EXPECT_THAT(result.out + result.err, ::testing::Not(HasSubstr("desk.db"))) << command.front();
  }
  EXPECT_EQ(read_file(desk), before);
}

TEST_F(SetsCli, AreMadeOfIdsAndOfOtherSets) {
  const CommandResult saved = set({"save", "some", "--ids", dir_.write("ids", "# a list\nb\nc\nnope\n")});
  EXPECT_EQ(saved.status, 1);
  EXPECT_THAT(saved.err, HasSubstr("ids:4: no article has the id nope"));
  EXPECT_THAT(saved.out, HasSubstr("set some: 2 articles"));
  EXPECT_EQ(set({"and", "both", "migration", "some"}).status, 0);
  EXPECT_EQ(set({"or", "either", "migration", "some"}).status, 0);
  EXPECT_EQ(set({"minus", "rest", "migration", "some"}).status, 0);
  EXPECT_THAT(ids({"set:both"}), ElementsAre("b"));
  EXPECT_THAT(ids({"set:either"}), ElementsAre("a", "b", "c"));
  EXPECT_THAT(ids({"set:rest"}), ElementsAre("a"));
  EXPECT_THAT(ids({"--in", "both", "--in", "rest"}), ElementsAre("a", "b"));
  EXPECT_EQ(set({"minus", "nothing", "both", "both"}).status, 1);
  EXPECT_EQ(set({"remove", "both", "rest"}).status, 0);
  EXPECT_EQ(lines_of(set({"list", "--format", "tsv"}).out).size(), 5U);
}

TEST_F(SetsCli, CombineArticlesAsTheyAreNow) {
  publish("second.jsonl", article_line("b", "تغير النص عن الهجرة") + article_line("d", "الهجرة مرة أخرى"));
  ASSERT_EQ(set({"save", "later", "--query", "الهجرة"}).status, 0);
  EXPECT_EQ(set({"and", "both", "migration", "later"}).status, 0);
  EXPECT_THAT(ids({"set:both"}), ElementsAre("b"));
  const CommandResult minus = set({"minus", "gone", "migration", "later"});
  EXPECT_THAT(minus.err, HasSubstr("1 of them is no longer in the index"));
  EXPECT_THAT(minus.out, HasSubstr("1 article,"));
}

TEST_F(SetsCli, AreKeptWhereDeskSays) {
  const std::string desk = (dir_.path() / "my.db").string();
  EXPECT_EQ(set({"list", "--desk", desk}).status, 1);
  EXPECT_FALSE(std::filesystem::exists(desk));
  EXPECT_EQ(set({"save", "x", "--desk", desk, "--query", "تركيا"}).status, 0);
  EXPECT_THAT(ids({"--desk", desk, "set:x"}), ElementsAre("c"));
  EXPECT_THAT(ids({"set:migration"}), ElementsAre("a", "b"));
}

TEST_F(SetsCli, AreWrittenByManyProcessesAtOnce) {
  std::vector<std::thread> writers;
  std::vector<int> statuses(8, -1);
  for (std::size_t i = 0; i < statuses.size(); ++i) {
    writers.emplace_back([&, i] { statuses[i] = set({"save", "w" + std::to_string(i), "--query", "الهجرة"}).status; });
  }
  for (std::thread& writer : writers) writer.join();
  EXPECT_THAT(statuses, ::testing::Each(0));
  EXPECT_EQ(lines_of(set({"list", "--format", "tsv"}).out).size(), 10U);
}

TEST_F(SetsCli, AreRefusedIfTheyCannotBe) {
  const std::string text = dir_.write("text", std::string(4096, 'x'));
  const std::vector<WrongCommand> wrong{
      {{"set"}, "set what? One of save, list"},
      {{"set", "sav"}, "did you mean save?"},
      {{"set", "save", "--query", "x"}, "set save takes NAME"},
      {{"set", "save", "x"}, "takes --query or --ids"},
      {{"set", "save", "x", "--query", "a", "--ids", text}, "takes --query or --ids"},
      {{"set", "save", "none", "--query", "الهجرة"}, "'none' cannot name a set"},
      {{"set", "save", "a*", "--query", "الهجرة"}, "a query could not name it"},
      {{"set", "save", "x", "--query", "(الهجرة"}, "a bracket that is not closed"},
      {{"set", "save", "x", "--ids", "/no/such"}, "cannot read /no/such"},
      {{"set", "save", "x", "--ids", "/dev/null"}, "has no id"},
      {{"set", "save", "migration", "--query", "إيران"}, "there is a set migration already"},
      {{"set", "show", "nope"}, "there is no set nope"},
      {{"set", "remove", "migration", "nope"}, "there is no set nope"},
      {{"set", "and", "x", "migration"}, "takes NEW A B"},
      {{"set", "and", "x", "migration", "nope"}, "there is no set nope"},
      {{"set", "list", "--query", "x"}, "--query is for set save"},
      {{"set", "list", "--desk", text}, "damaged, or no desk file"},
      {{"set", "save", "x", "--query", "إيران", "--desk", "/dev/full"}, "not a file"},
      {{"count", "set:nope"}, "there is no set nope"},
      {{"count", "set:x", "--desk", (dir_.path() / "none.db").string()}, "nothing is kept in"},
  };
  for (const WrongCommand& command : wrong) expect_refusal(index_, command);
  EXPECT_THAT(ids({"set:migration"}), ElementsAre("a", "b"));
}

}  // namespace
}  // namespace khabar::testing
