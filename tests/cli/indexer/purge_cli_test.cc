// remove --purge as a user runs it: nothing of an article is left in the directory of an index, wherever it is cut.
#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>

#include "common/saved/desk_file.h"
#include "tests/support/indexer_cli.h"
#include "tests/support/sanitizers.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;
using testing::CommandResult;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::json_line;
using ::testing::Not;
using testing::read_file;
using testing::run_command;

// It stands as it is in tables of terms and in codes.
constexpr const char* kSecret = "qwzxvkj";
constexpr const char* kSecretId = "vbnmtyu";

struct PurgeCli : testing::IndexerCliTest {
  const std::string secret = json_line(kSecretId, "خبر الزلزال", std::string("هزة أرضية ") + kSecret + " في المدينة");
  const std::string others = json_line("a", "خبر", "هزة في البحر") + json_line("b", "خبر", "هزة في الجبل") +
                             json_line("c", "خبر", "لا شيء هنا");

  CommandResult purge(std::vector<std::string> more = {kSecretId}) const {
    more.insert(more.begin(), "--purge");
    return run("remove", more);
  }

  CommandResult search(const std::string& command, std::vector<std::string> more) const {
    more.insert(more.begin(), {KHABAR_SEARCH, command, "--index", index});
    return run_command(more);
  }

  // Two sets and two coded lines, one of each in the secret article.
  void keep_at_the_desk(const std::vector<std::string>& desk = {}) const {
    const auto with_desk = [&](std::vector<std::string> arguments) {
      arguments.insert(arguments.end(), desk.begin(), desk.end());
      return arguments;
    };
    EXPECT_EQ(search("set", with_desk({"save", "hazza", "--query", "هزة"})).status, 0);
    EXPECT_EQ(search("set", with_desk({"save", "sea", "--query", "بحر"})).status, 0);
    const std::string codes =
        dir.write("codes.tsv", std::string("line\tcode\tnote\n") + kSecretId + ":5\tx\t" + kSecret + "\na:2\tx\t\n");
    const CommandResult imported = search("codes", with_desk({"import", codes}));
    EXPECT_EQ(imported.status, 0) << imported.out << imported.err;
  }

  // Files below INDEX, other than reports, that have the bytes.
  std::vector<std::string> files_with(const std::string& bytes) const {
    std::vector<std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(index)) {
      if (!entry.is_regular_file() || entry.path().parent_path() == directory.reports()) continue;
      if (read_file(entry.path().string()).find(bytes) != std::string::npos) found.push_back(entry.path().string());
    }
    return found;
  }

  void expect_nothing_left() const {
    EXPECT_THAT(files_with(kSecret), ElementsAre());
    EXPECT_THAT(files_with(kSecretId), ElementsAre());
    EXPECT_EQ(directory.list_generations().size(), 1U);
    EXPECT_EQ(articles(), 3U);
    EXPECT_EQ(run("verify", {"--all", "--deep"}).status, 0);
    EXPECT_EQ(search("search", {kSecret}).status, 1);
    EXPECT_EQ(search("search", {"هزة"}).status, 0);
    EXPECT_EQ(run("rollback").status, 2);
  }
};

TEST_F(PurgeCli, TakesAnArticleOutOfEveryGeneration) {
  const std::string first = build(secret + others, {"--keep", "5"});
  const std::string second = build(secret + others, {"--keep", "5"});
  ASSERT_THAT(files_with(kSecret), Not(ElementsAre())) << "the test could not tell";
  const CommandResult result = purge();
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_EQ(result.out, "");
  EXPECT_THAT(result.err, HasSubstr("0 added, 0 changed, 1 removed, 3 as before"));
  EXPECT_THAT(result.err, HasSubstr("dropped 2 generations: " + first + ", " + second + "\n"));
  EXPECT_THAT(result.err, HasSubstr("not touched: what was exported or copied before"));
  expect_nothing_left();
  EXPECT_EQ(last_report()["command"], "remove");
  EXPECT_EQ(last_report()["changes"]["removed"], 1);
  EXPECT_THAT(last_report()["purged_generations"], ElementsAre(first, second));
}

TEST_F(PurgeCli, LeavesNoBytesWhereAnEditedCopyWould) {
  build(secret + others);
  ASSERT_EQ(run("remove", {kSecretId}).status, 0);
  ASSERT_GT(directory.list_generations().size(), 1U);
  EXPECT_EQ(purge().status, 0) << "an older generation has it still";
  expect_nothing_left();
}

TEST_F(PurgeCli, TakesSeveralAndNamesThoseThatAreNowhere) {
  build(secret + others + json_line("d", "خبر", "نص") + json_line("e", "خبر", "نص آخر"));
  const std::string ids = dir.write("ids", "d\nnowhere\nd\n");
  const CommandResult result = purge({kSecretId, "--from", ids, "e"});
  EXPECT_EQ(result.status, 1);
  EXPECT_THAT(result.err, HasSubstr("warning: no article has the id nowhere\n"));
  EXPECT_THAT(result.err, HasSubstr("3 removed, 3 as before"));
  expect_nothing_left();
}

TEST_F(PurgeCli, DropsNothingForIdsThatAreNowhere) {
  build(others);
  const std::string second = build(others);
  const CommandResult result = purge({"nowhere"});
  EXPECT_EQ(result.status, 1);
  EXPECT_THAT(result.err, HasSubstr("no article has the id nowhere"));
  EXPECT_THAT(result.err, HasSubstr("nothing changed, nothing was published"));
  EXPECT_THAT(result.err, HasSubstr("--from-index"));
  EXPECT_EQ(directory.current(), second);
  EXPECT_EQ(directory.list_generations().size(), 2U);
}

TEST_F(PurgeCli, TakesArticlesOutOfSetsAndCodes) {
  build(secret + others);
  keep_at_the_desk();
  ASSERT_THAT(files_with(kSecretId), ::testing::Contains(index + "/desk.db"));
  const CommandResult result = purge();
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_THAT(result.err, HasSubstr("took 1 article of 1 set and 1 coded line out of " + index + "/desk.db\n"));
  expect_nothing_left();
  EXPECT_THAT(search("set", {"list", "--format", "tsv", "--fields", "name,articles"}).out,
              HasSubstr("hazza\t2\nsea\t1\n"));
  EXPECT_THAT(search("codes", {"export", "--format", "tsv", "--fields", "line"}).out, "line\na:2\n");
}

TEST_F(PurgeCli, KnowsArticlesThatOnlyTheDeskFileHas) {
  build(secret + others);
  keep_at_the_desk();
  build(others);
  run("prune", {"--keep", "1"});
  const std::string current = directory.current().value();
  const CommandResult result = purge();
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_THAT(result.err, HasSubstr("took 1 article of 1 set and 1 coded line out of"));
  EXPECT_EQ(directory.current(), current);
  expect_nothing_left();
}

TEST_F(PurgeCli, TakesThemOutOfTheDeskFileThatIsNamed) {
  build(secret + others);
  const std::string desk = (dir.path() / "other.db").string();
  keep_at_the_desk({"--desk", desk});
  EXPECT_EQ(purge({kSecretId, "--desk", desk}).status, 0);
  EXPECT_EQ(read_file(desk).find(kSecretId), std::string::npos);
  EXPECT_EQ(run("remove", {"--desk", desk, "a"}).status, 2) << "--desk is for --purge";
}

TEST_F(PurgeCli, LeavesWhatAWatchKnowsAndSaysSo) {
  build(secret + others);
  const std::string queries = dir.write("queries.txt", "quake: هزة\n");
  ASSERT_EQ(search("watch", {"run", queries}).status, 0);
  EXPECT_THAT(purge().err, HasSubstr("1 watch of it knows the ids until it runs next\n"));
  EXPECT_THAT(search("watch", {"run", queries, "--format", "tsv", "--fields", "change,id"}).out,
              HasSubstr(std::string("gone\t") + kSecretId));
  expect_nothing_left();
}

TEST_F(PurgeCli, SaysWhatItWouldDo) {
  const std::string only = build(secret + others);
  keep_at_the_desk();
  const CommandResult result = purge({"--dry-run", kSecretId});
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_THAT(result.err, HasSubstr("would be: 0 added, 0 changed, 1 removed, 3 as before"));
  EXPECT_THAT(result.err, HasSubstr("would drop 1 generation: " + only));
  EXPECT_THAT(result.err, HasSubstr("would take 1 article of 1 set and 1 coded line out of"));
  EXPECT_EQ(articles(), 4U);
  EXPECT_EQ(search("codes", {"export", "--format", "tsv"}).status, 0);
  EXPECT_THAT(files_with(kSecretId), Not(ElementsAre()));
}

TEST_F(PurgeCli, RefusesWhatItCannotFinish) {
  const std::string before = build(secret + others);
  EXPECT_THAT(purge({}).err, HasSubstr("remove needs at least one ID"));
  EXPECT_THAT(purge({kSecretId, "a", "b", "c"}).err, HasSubstr("no article would be left"));
  EXPECT_THAT(purge({kSecretId, "a", "b"}).err, HasSubstr("--force"));
  EXPECT_THAT(purge({kSecretId, "--desk", (dir.path() / "no.db").string()}).err, HasSubstr("there is no desk file"));
  EXPECT_THAT(purge({kSecretId, "--desk", dir.write("text", std::string(5000, 'x'))}).err,
              HasSubstr("damaged, or no desk file"));
  EXPECT_EQ(khabar_index({"remove", "--purge", "--index", (dir.path() / "no").string(), "a"}).status, 2);
  EXPECT_FALSE(fs::exists(dir.path() / "no"));
  EXPECT_EQ(directory.current(), before);
  EXPECT_EQ(articles(), 4U);
}

TEST_F(PurgeCli, PublishesNothingWhereTheDeskFileCannotBeWritten) {
  const std::string before = build(secret + others);
  keep_at_the_desk();
  {
    const auto desk = open_desk_file(index + "/desk.db");
    const SqliteTransaction busy{*desk};
    EXPECT_EQ(purge().status, 75);
  }
  EXPECT_EQ(directory.current(), before);
  EXPECT_EQ(purge().status, 0);
}

// Runs it as a user who may write to the index, but not to the desk file.
TEST_F(PurgeCli, PublishesNothingWhereTheDeskFileCanOnlyBeRead) {
  const std::string before = build(secret + others);
  keep_at_the_desk();
  std::vector<std::string> command{KHABAR_INDEX, "remove",  "--index", index,
                                   "--purge",    kSecretId, "--desk",  index + "/desk.db"};
  if (::geteuid() == 0) {
    constexpr uid_t kNobody = 65534;
    ASSERT_EQ(::chown(dir.path().c_str(), kNobody, kNobody), 0);
    for (const auto& entry : fs::recursive_directory_iterator(index)) {
      ASSERT_EQ(::chown(entry.path().c_str(), kNobody, kNobody), 0);
    }
    ASSERT_EQ(::chown(index.c_str(), kNobody, kNobody), 0);
    command.insert(command.begin(), {"/usr/bin/setpriv", "--reuid=65534", "--clear-groups"});
  }
  ::chmod((index + "/desk.db").c_str(), 0444);
  const CommandResult result = run_command(command);
  if (result.status == 126 || result.status == 127) GTEST_SKIP() << "that user may not run " << KHABAR_INDEX;
  EXPECT_EQ(result.status, 2);
  EXPECT_THAT(result.err, HasSubstr("cannot write " + index + "/desk.db"));
  EXPECT_EQ(directory.current(), before);
}

TEST_F(PurgeCli, DropsAnOlderGenerationThatIsDamaged) {
  const std::string first = build(secret + others);
  build(others);
  fs::remove(directory.generations() / first / "iamglass");
  EXPECT_EQ(purge().status, 1) << "no article that can be read has the id";
  expect_nothing_left();
}

TEST_F(PurgeCli, IsFinishedByTheSameCommandWhereverItIsCut) {
  if (testing::kSanitized) GTEST_SKIP() << testing::kNoPreload;
  build(secret + others);
  build(secret + others);
  keep_at_the_desk();
  const fs::path prepared = dir.path() / "prepared";
  fs::rename(index, prepared);
  const std::vector<std::string> command{KHABAR_INDEX, "remove", "--index", index, "--jobs", "1", "--purge", kSecretId};
  int step = 1;
  for (bool killed = true; killed; step += 3) {
    fs::remove_all(index);
    fs::copy(prepared, index, fs::copy_options::recursive);
    const CommandResult cut =
        run_command(command, "", {"LD_PRELOAD=" KHABAR_KILL_AT_STEP, "KHABAR_KILL_AT=" + std::to_string(step)});
    killed = cut.status == 128 + SIGKILL;
    EXPECT_TRUE(killed || cut.status == 0) << cut.err;
    EXPECT_EQ(run("verify").status, 0) << "step " << step;
    const CommandResult again = run_command(command);
    EXPECT_LE(again.status, 1) << again.err;
    expect_nothing_left();
    if (HasFailure()) FAIL() << "step " << step;
  }
  EXPECT_GT(step, 20) << "it has more steps than that";
}

TEST_F(PurgeCli, LetsNoRollbackLeadBehindIt) {
  if (testing::kSanitized) GTEST_SKIP() << testing::kNoPreload;
  const std::string first = build(secret + others);
  const std::string second = build(secret + others);
  // Killed when it has published, and has dropped nothing.
  const CommandResult cut =
      run_command({KHABAR_INDEX, "remove", "--index", index, "--purge", kSecretId}, "",
                  {"LD_PRELOAD=" KHABAR_KILL_AT_STEP, "KHABAR_KILL_FROM=CURRENT", "KHABAR_KILL_AT=3"});
  ASSERT_EQ(cut.status, 128 + SIGKILL) << cut.err;
  const std::string purged = directory.current().value();
  ASSERT_THAT(directory.list_generations(), ElementsAre(first, second, purged));
  for (const std::vector<std::string>& to : {std::vector<std::string>{}, {"--to", first}, {"--to", second}}) {
    const CommandResult refused = run("rollback", to);
    EXPECT_EQ(refused.status, 2);
    EXPECT_THAT(refused.err, HasSubstr("is older than the purge of " + purged));
  }
  const std::string later = build(others, {"--keep", "9"});
  EXPECT_EQ(run("rollback").status, 0);
  EXPECT_EQ(directory.current(), purged);
  EXPECT_THAT(run("rollback").err, HasSubstr("is older than the purge of " + purged));
  EXPECT_EQ(run("rollback", {"--to", later}).status, 0);
  EXPECT_EQ(purge().status, 0);
  EXPECT_THAT(run("rollback", {"--to", first}).err, HasSubstr("remove --purge has dropped what was before"));
  expect_nothing_left();
}

TEST_F(PurgeCli, IsRememberedByTheUpdateThatFollows) {
  const std::string first = build(secret + others);
  fs::copy(directory.generations() / first, dir.path() / first, fs::copy_options::recursive);
  ASSERT_EQ(purge().status, 0);
  ASSERT_EQ(run("update", {"--keep", "1", dir.write("more.jsonl", json_line("d", "خبر", "نص"))}).status, 0);
  fs::copy(dir.path() / first, directory.generations() / first, fs::copy_options::recursive);
  EXPECT_THAT(run("rollback", {"--to", first}).err, HasSubstr("is older than the purge of"));
}

}  // namespace
}  // namespace khabar
