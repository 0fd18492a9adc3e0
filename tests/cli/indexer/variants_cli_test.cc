// Spelling variants of an archivist, from --variants to what every command finds.
#include <gmock/gmock.h>

#include <algorithm>

#include "tests/support/indexer_cli.h"

namespace khabar {
namespace {

using testing::CommandResult;
using ::testing::HasSubstr;
using testing::json_line;
using testing::run_command;

constexpr const char* kTable = "أبو ظبي\tأبوظبي\tAbu Dhabi\tAUH\nهيئة الأمم\tالأمم المتحدة\tUNO\n";

struct VariantsCli : testing::IndexerCliTest {
  std::string table = dir.write("variants.tsv", kTable);
  std::string articles = json_line("apart", "خبر", "قمة أبو ظبي في يوم الأحد") +
                         json_line("joined", "خبر", "انعقدت قمة بأبوظبي يوم الأحد") +
                         json_line("latin", "خبر", "قمة Abu Dhabi يوم الأحد") + json_line("short", "خبر", "قمة AUH") +
                         json_line("scattered", "خبر", "ظبي في حديقة أبو خالد") + json_line("none", "خبر", "قمة أخرى");

  std::vector<std::string> ids(const std::string& query, std::vector<std::string> more = {}) const {
    more.insert(more.begin(), {KHABAR_SEARCH, "--index", index, "--format", "json", "--limit", "50"});
    more.insert(more.end(), {"--", query});
    const CommandResult result = run_command(more);
    std::vector<std::string> found;
    const auto answer = nlohmann::json::parse(result.out, nullptr, false);
    if (answer.is_discarded()) return {result.err};
    for (const auto& hit : answer["hits"]) found.push_back(hit["id"]);
    std::ranges::sort(found);
    return found;
  }

  std::string desk(const std::string& command, const std::string& query, std::vector<std::string> more = {}) const {
    more.insert(more.begin(), {KHABAR_SEARCH, command, "--index", index});
    more.insert(more.end(), {"--", query});
    return run_command(more).out;
  }
};

using Ids = std::vector<std::string>;

const Ids kAll{"apart", "joined", "latin", "short"};

TEST_F(VariantsCli, FindEachSpellingByEveryOther) {
  build(articles, {"--variants", table});
  for (const std::string name : {"أبو ظبي", "أبوظبي", "Abu Dhabi", "AUH", "\"أبو ظبي\"", "\"abu dhabi\"", "~أبوظبي"}) {
    EXPECT_EQ(ids(name), kAll) << name;
    EXPECT_EQ(ids("قمة " + name), kAll) << name;
    EXPECT_EQ(ids("خبر -(" + name + ")"), (Ids{"none", "scattered"})) << name;
    if (name[0] == '"') continue;
    EXPECT_EQ(ids("\"قمة " + name + "\""), kAll) << name;
    EXPECT_EQ(ids("\"" + name + " يوم الأحد\""), (Ids{"joined", "latin"})) << name;
  }
  for (const std::string name : {"أبوظبي", "AUH", "\"Abu Dhabi\"", "\"أبو ظبي\""}) {
    EXPECT_EQ(ids(name + " NEAR/2 الأحد"), (Ids{"joined", "latin"})) << name;
    EXPECT_EQ(ids("FIRST/5 " + name), kAll) << name;
    EXPECT_EQ(ids(name + " OR أخرى"), (Ids{"apart", "joined", "latin", "none", "short"})) << name;
  }
  EXPECT_EQ(ids("-AUH خبر"), (Ids{"none", "scattered"}));
  EXPECT_EQ(ids("=AUH"), Ids{"short"}) << "as typed";
  EXPECT_EQ(ids("ظبي"), (Ids{"apart", "joined", "scattered"})) << "a part of a name is a word of its own";
  EXPECT_EQ(ids("AUH", {"--match", "any"}), kAll);
}

TEST_F(VariantsCli, CountAndShowEachSpelling) {
  build(articles + json_line("twice", "خبر", "من أبوظبي إلى Abu Dhabi"), {"--variants", table});
  for (const std::string name : {"أبو ظبي", "أبوظبي", "Abu Dhabi", "AUH"}) {
    const auto counted = nlohmann::json::parse(desk("count", name, {"--format", "json"}));
    EXPECT_THAT(counted.dump(), HasSubstr("\"occurrences\":6")) << name;
    const std::string lines = desk("kwic", name, {"--format", "tsv"});
    EXPECT_EQ(std::ranges::count(lines, '\n'), 7) << lines;
    EXPECT_THAT(lines, HasSubstr("Abu Dhabi"));
    EXPECT_THAT(lines, HasSubstr("بأبوظبي"));
  }
}

TEST_F(VariantsCli, MarkEachSpellingWhole) {
  build(json_line("a", "خبر", "قمة أبو ظبي ثم Abu Dhabi ثم ظبي"), {"--variants", table});
  const CommandResult result = run_command({KHABAR_SEARCH, "--index", index, "--format", "json", "AUH"});
  const nlohmann::json marks = nlohmann::json::parse(result.out)["hits"][0]["marks"];
  EXPECT_EQ(marks.dump(), "[[4,7],[8,11],[15,18],[19,24]]") << "the last ظبي is no part of the name";
}

TEST_F(VariantsCli, StayWithTheIndexInUpdatesAndRebuilds) {
  build(articles, {"--variants", table});
  EXPECT_EQ(run("update", {dir.write("more.jsonl", json_line("more", "خبر", "في AUH"))}).status, 0);
  EXPECT_EQ(ids("\"أبو ظبي\"").size(), 5U);
  EXPECT_EQ(run("build", {"--from-index", index}).status, 0);
  EXPECT_EQ(ids("\"أبو ظبي\"").size(), 5U);
  const std::string other = dir.write("other.tsv", "أبو ظبي\tAUH\n");
  const CommandResult refused = run("update", {"--variants", other, dir.write("x.jsonl", articles)});
  EXPECT_EQ(refused.status, 2);
  EXPECT_THAT(refused.err, HasSubstr("was made with other spelling variants"));
  EXPECT_EQ(run("build", {"--from-index", index, "--variants", other}).status, 0);
  EXPECT_EQ(ids("AUH"), (Ids{"apart", "joined", "more", "short"}));
}

TEST_F(VariantsCli, CountInSeveralIndexesThatHaveTheSame) {
  const auto build_other = [&](const std::vector<std::string>& options) {
    std::vector<std::string> words{"build", "--index", (dir.path() / "other").string(),
                                   dir.write("other.jsonl", json_line("other", "خبر", "في Abu Dhabi"))};
    words.insert(words.end(), options.begin(), options.end());
    return khabar_index(words).status;
  };
  build(articles, {"--variants", table});
  ASSERT_EQ(build_other({"--variants", table}), 0);
  EXPECT_EQ(ids("AUH", {"--index", (dir.path() / "other").string()}).size(), 5U);
  ASSERT_EQ(build_other({}), 0);
  EXPECT_THAT(ids("AUH", {"--index", (dir.path() / "other").string()}).front(), HasSubstr("variants differ"));
}

TEST_F(VariantsCli, AreAskedForIfTheTypedSpellingIsNowhere) {
  build(articles, {"--variants", table});
  const CommandResult unknown = run_command({KHABAR_SEARCH, "--index", index, "UNO"});
  EXPECT_EQ(unknown.status, 1);
  EXPECT_THAT(unknown.err, HasSubstr("no article has the word UNO"));
  EXPECT_EQ(run("update", {dir.write("more.jsonl", json_line("un", "خبر", "قالت الأمم المتحدة"))}).status, 0);
  const CommandResult known = run_command({KHABAR_SEARCH, "--index", index, "UNO"});
  EXPECT_EQ(known.status, 0);
  EXPECT_EQ(known.err.find("no article has"), std::string::npos) << known.err;
}

TEST_F(VariantsCli, MakeNoPhraseOfEndlessWordings) {
  std::string line = "أبو ظبي\tAbu Dhabi";
  for (int i = 0; i < 300; ++i) line += "\tx" + std::to_string(i) + " y" + std::to_string(i);
  build(articles, {"--variants", dir.write("long.tsv", line + "\n")});
  EXPECT_EQ(ids("x7 y7"), (Ids{"apart", "joined", "latin"}));
  EXPECT_THAT(ids("\"x7 y7 x8 y8\"").front(), HasSubstr("in more than 256 ways together"));
}

TEST_F(VariantsCli, StoresVariantsWithTheIndexSoThatSearchersNeedNoOption) {
  const std::string towns = dir.write("towns.tsv", "زغرتا\tزغرطا\n");
  const std::string article = json_line("t", "احتفال في زغرتا");
  const auto found = [&] { return run_command({KHABAR_SEARCH, "--index", index, "زغرطا"}).status; };
  build(article);
  EXPECT_EQ(found(), 1);
  build(article, {"--variants", towns});
  EXPECT_EQ(found(), 0);
}

TEST_F(VariantsCli, NamesTheLineOfABrokenVariantTable) {
  const std::string good = dir.write("good.jsonl", articles);
  const CommandResult broken_table = run("build", {"--variants", dir.write("broken.tsv", "زغرتا\n"), good});
  EXPECT_EQ(broken_table.status, 2);
  EXPECT_THAT(broken_table.err, HasSubstr("broken.tsv:1: a group of one spelling"));
  EXPECT_EQ(run("build", {"--variants", (dir.path() / "none").string(), good}).status, 2);
  EXPECT_EQ(directory.current(), std::nullopt);
}

}  // namespace
}  // namespace khabar
