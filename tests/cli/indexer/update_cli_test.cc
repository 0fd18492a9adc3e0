// update, remove and --dry-run as a user runs them.
#include <gmock/gmock.h>

#include "common/index/article_document.h"
#include "indexer/generation/generation_digests.h"
#include "indexer/generation/index_lock.h"
#include "tests/support/index_contents.h"
#include "tests/support/indexer_cli.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;
using testing::CommandResult;
using ::testing::HasSubstr;
using testing::json_line;
using testing::json_lines;
using testing::run_command;
using ::testing::UnorderedElementsAre;

struct UpdateCli : testing::IndexerCliTest {
  CommandResult update(const std::string& lines, std::vector<std::string> options = {}) const {
    options.push_back(dir.write("update.jsonl", lines));
    return run("update", options);
  }

  // "ID: TITLE" of every article.
  std::vector<std::string> titles() const {
    std::vector<std::string> found;
    const IndexSnapshot snapshot(index);
    for (auto at = snapshot.database().postlist_begin({}); at != snapshot.database().postlist_end({}); ++at) {
      const Article article = stored_article(snapshot.database().get_document(*at));
      found.push_back(article.id + ": " + article.title);
    }
    return found;
  }

  bool finds(const std::string& word) const { return run_command({KHABAR_SEARCH, "--index", index, word}).status == 0; }

  void expect_nothing_unfinished() const {
    for (const auto& entry : fs::recursive_directory_iterator(index)) {
      EXPECT_FALSE(entry.path().filename().string().starts_with('.')) << entry.path();
    }
  }
};

TEST_F(UpdateCli, AddsWhatIsNewAndReplacesWhatChanged) {
  const std::string before = build(json_line("a", "الزلزال") + json_line("b", "الفيضان") + json_line("c", "الحريق"));
  const CommandResult result = update(json_line("b", "الإعصار") + json_line("a", "الزلزال") + json_line("d", "الجفاف"));
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_EQ(result.out, "");
  EXPECT_THAT(result.err, HasSubstr("1 added, 1 changed, 0 removed, 1 as before"));
  EXPECT_THAT(result.err, HasSubstr("published generation " + directory.current().value() + " with 4 articles"));
  EXPECT_THAT(titles(), UnorderedElementsAre("a: الزلزال", "b: الإعصار", "c: الحريق", "d: الجفاف"));
  EXPECT_TRUE(finds("إعصار"));
  EXPECT_FALSE(finds("فيضان"));
  EXPECT_EQ(run("verify", {"--all", "--deep"}).status, 0);
  expect_nothing_unfinished();
  EXPECT_EQ(last_report()["changes"]["changed"], 1);
  EXPECT_EQ(run("rollback").status, 0);
  EXPECT_EQ(directory.current(), before);
  EXPECT_TRUE(finds("فيضان"));
}

TEST_F(UpdateCli, HoldsWhatABuildOfTheSameArticlesHolds) {
  build(json_lines(200));
  ASSERT_EQ(update(json_lines(100, "الثانية") + json_line("new", "خبر جديد"), {"--delete-missing"}).status, 0);
  const auto search = [&](const std::string& in) {
    return run_command({KHABAR_SEARCH, "--index", in, "--format", "trec", "--limit", "200", "الثانية"}).out;
  };
  const std::string fresh = (dir.path() / "fresh").string();
  khabar_index({"build", "--index", fresh, (dir.path() / "update.jsonl").string()});
  EXPECT_EQ(search(index), search(fresh));
  EXPECT_EQ(run("verify", {"--deep"}).status, 0);
}

TEST_F(UpdateCli, HoldsTheSameWithAnyNumberOfJobs) {
  const std::string before = build(json_lines(400));
  const std::string changed = json_lines(150, "الثانية") + json_line("new", "خبر جديد") + json_line("7", "خبر متأخر") +
                              json_line("8", "خبر رقم 8", "الأولى");
  std::vector<std::string> found;
  for (const char* jobs : {"1", "4", "4"}) {
    ASSERT_EQ(update(changed, {"--jobs", jobs}).status, 0);
    EXPECT_EQ(last_report()["jobs"], std::stoi(jobs));
    found.push_back(testing::index_contents(IndexSnapshot(index).database()));
    ASSERT_EQ(run("rollback").status, 0);
    ASSERT_EQ(directory.current(), before);
  }
  EXPECT_EQ(found[1], found[0]);
  EXPECT_EQ(found[2], found[0]);
  EXPECT_EQ(update(changed, {"--jobs", "0"}).status, 2);
}

TEST_F(UpdateCli, PublishesNothingWhereNothingChanged) {
  const std::string lines = json_lines(20);
  const std::string before = build(lines);
  const CommandResult result = update(lines);
  EXPECT_EQ(result.status, 0);
  EXPECT_THAT(result.err, HasSubstr("0 added, 0 changed, 0 removed, 20 as before"));
  EXPECT_THAT(result.err, HasSubstr("nothing changed, nothing was published"));
  EXPECT_EQ(directory.current(), before);
  EXPECT_EQ(directory.list_generations().size(), 1U);
  EXPECT_EQ(last_report()["published"], false);
  expect_nothing_unfinished();
  EXPECT_EQ(update("", {"--quiet"}).status, 2);  // an empty file is a skipped input
  EXPECT_EQ(run("update", {(dir.path() / "empty").string()}).status, 2);
  fs::create_directory(dir.path() / "empty");
  EXPECT_EQ(run("update", {(dir.path() / "empty").string()}).status, 0);
}

TEST_F(UpdateCli, LetsTheLastOfTwoArticlesWithOneIdStand) {
  const std::string a = json_line("a", "أولى");
  const std::string b = json_line("b", "ثانية");
  const std::string before = build(a + b);
  // Changed, then once more as it was: nothing has changed.
  EXPECT_THAT(update(json_line("a", "مؤقتة") + a + b).err, HasSubstr("nothing changed"));
  EXPECT_EQ(directory.current(), before);
  // The same beside a real change.
  EXPECT_EQ(update(json_line("a", "مؤقتة") + json_line("b", "أخرى") + a).status, 0);
  EXPECT_THAT(titles(), UnorderedElementsAre("a: أولى", "b: أخرى"));
  // As it was, then changed, twice over; and a new one that comes three times.
  EXPECT_EQ(update(a + json_line("a", "مؤقتة") + a + json_line("a", "أخيرة") + json_line("c", "1") +
                   json_line("c", "2") + json_line("c", "1"))
                .status,
            0);
  EXPECT_THAT(titles(), UnorderedElementsAre("a: أخيرة", "b: أخرى", "c: 1"));
  EXPECT_EQ(run("verify", {"--deep"}).status, 0);
}

TEST_F(UpdateCli, DoesNotMindWhereAnArticleWasRead) {
  build(json_lines(3));
  EXPECT_THAT(run("update", {dir.write("2026-11-24/other.jsonl", json_lines(3))}).err, HasSubstr("nothing changed"));
}

TEST_F(UpdateCli, RemovesWhatIsMissingWhenAsked) {
  build(json_lines(6));
  EXPECT_EQ(update(json_lines(4)).status, 0);
  EXPECT_EQ(articles(), 6U);
  const CommandResult result = update(json_lines(4), {"--delete-missing"});
  EXPECT_EQ(result.status, 0);
  EXPECT_THAT(result.err, HasSubstr("0 added, 0 changed, 2 removed, 4 as before"));
  EXPECT_EQ(articles(), 4U);
  EXPECT_EQ(run("verify", {"--deep"}).status, 0);
}

TEST_F(UpdateCli, RemovesNothingWhereAnInputWasSkipped) {
  build(json_lines(6));
  const CommandResult result = update(json_lines(4) + json_line("new", "خبر") + "{broken\n", {"--delete-missing"});
  EXPECT_EQ(result.status, 1);
  EXPECT_THAT(result.err, HasSubstr("1 added, 0 changed, 0 removed, 4 as before"));
  EXPECT_THAT(result.err, HasSubstr("--delete-missing removed nothing, because inputs were skipped"));
  EXPECT_EQ(articles(), 7U);
}

TEST_F(UpdateCli, RefusesToRemoveMoreThanHalfUnlessForced) {
  const std::string before = build(json_lines(10));
  const CommandResult refused = update(json_lines(4), {"--delete-missing"});
  EXPECT_EQ(refused.status, 2);
  EXPECT_THAT(refused.err, HasSubstr("the new generation would have 4 articles, less than half of the 10"));
  EXPECT_EQ(directory.current(), before);
  expect_nothing_unfinished();
  EXPECT_EQ(update(json_lines(4), {"--delete-missing", "--force"}).status, 0);
  EXPECT_EQ(articles(), 4U);
  fs::create_directory(dir.path() / "empty");
  const CommandResult all = run("update", {"--delete-missing", "--force", (dir.path() / "empty").string()});
  EXPECT_EQ(all.status, 2);
  EXPECT_THAT(all.err, HasSubstr("no article would be left"));
}

TEST_F(UpdateCli, BuildsWhereThereIsNoIndexYet) {
  const CommandResult result = update(json_lines(3), {"--keep", "3", "--jobs", "2"});
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_THAT(result.err, HasSubstr("no index in " + index + " yet: building it"));
  EXPECT_EQ(articles(), 3U);
}

TEST_F(UpdateCli, EndsWith75WhereTheIndexIsBeingWritten) {
  build(json_lines(3));
  const IndexLock lock(directory);
  EXPECT_EQ(update(json_lines(4)).status, 75);
  EXPECT_EQ(run("remove", {"1"}).status, 75);
}

TEST_F(UpdateCli, KeepsAsManyGenerationsAsAsked) {
  build(json_lines(3));
  for (int i = 4; i < 9; ++i) update(json_lines(i), {"--keep", "3"});
  EXPECT_EQ(directory.list_generations().size(), 3U);
  EXPECT_EQ(articles(), 8U);
}

TEST_F(UpdateCli, RemoveTakesIdsFromTheCommandLineAFileAndStandardInput) {
  build(json_lines(9) + json_line("wire 7/x", "خبر") + json_line("معرف", "خبر"));
  EXPECT_EQ(run("remove", {"0", "1", "1"}).status, 0);
  EXPECT_EQ(run("remove", {"--from", dir.write("ids", "2\r\n\n 3 \n")}).status, 0);
  const CommandResult result = run("remove", {"--from", "-"}, "wire 7/x\nمعرف");
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_THAT(result.err, HasSubstr("0 added, 0 changed, 2 removed, 5 as before"));
  EXPECT_THAT(titles(),
              UnorderedElementsAre("4: خبر رقم 4", "5: خبر رقم 5", "6: خبر رقم 6", "7: خبر رقم 7", "8: خبر رقم 8"));
  EXPECT_EQ(run("verify", {"--deep"}).status, 0);
  EXPECT_EQ(run("rollback").status, 0);
  EXPECT_EQ(articles(), 7U);
}

TEST_F(UpdateCli, RemoveNamesIdsThatNoArticleHas) {
  const std::string before = build(json_lines(5));
  CommandResult result = run("remove", {"x", "0", "y"});
  EXPECT_EQ(result.status, 1);
  EXPECT_THAT(result.err, HasSubstr("warning: no article has the id x\n"));
  EXPECT_THAT(result.err, HasSubstr("warning: no article has the id y\n"));
  EXPECT_EQ(articles(), 4U);
  const auto published = directory.current();
  result = run("remove", {"0"});
  EXPECT_EQ(result.status, 1);
  EXPECT_THAT(result.err, HasSubstr("nothing was published"));
  EXPECT_EQ(directory.current(), published);
}

TEST_F(UpdateCli, RemoveRefusesWhatMakesNoSense) {
  EXPECT_THAT(run("remove", {"0"}).err, HasSubstr("no index in"));
  EXPECT_FALSE(fs::exists(index));
  build(json_lines(4));
  EXPECT_THAT(run("remove").err, HasSubstr("remove needs at least one ID"));
  EXPECT_THAT(run("remove", {"--from", "/nonexistent"}).err, HasSubstr("cannot read /nonexistent"));
  EXPECT_THAT(run("remove", {"0", "1", "2"}).err, HasSubstr("less than half of the 4"));
  EXPECT_THAT(run("remove", {"--force", "0", "1", "2", "3"}).err, HasSubstr("no article would be left"));
  EXPECT_EQ(articles(), 4U);
  EXPECT_EQ(run("remove", {"--force", "0", "1", "2"}).status, 0);
  EXPECT_EQ(articles(), 1U);
}

TEST_F(UpdateCli, DryRunsSayWhatWouldBeDoneAndDoNothing) {
  const std::string input = dir.write("in.jsonl", json_lines(3) + json_line("0", "خبر متأخر") + "{broken\n");
  CommandResult result = run("build", {"--dry-run", input});
  EXPECT_EQ(result.status, 1);
  EXPECT_THAT(result.err, HasSubstr("would index 3 articles"));
  EXPECT_THAT(result.err, HasSubstr("1 more have the id of a later one"));
  EXPECT_THAT(result.err, HasSubstr("skipped 1 input:"));
  EXPECT_EQ(run("update", {"--dry-run", input}).status, 1);
  EXPECT_FALSE(fs::exists(index));

  const std::string before = build(json_lines(10));
  EXPECT_EQ(run("build", {"--dry-run", input}).status, 2) << "less than half";
  result =
      update(json_lines(8) + json_line("9", "خبر مصحح") + json_line("new", "خبر"), {"--dry-run", "--delete-missing"});
  EXPECT_EQ(result.status, 0);
  EXPECT_THAT(result.err, HasSubstr("would be: 1 added, 1 changed, 1 removed, 8 as before"));
  result = run("remove", {"--dry-run", "1", "x"});
  EXPECT_EQ(result.status, 1);
  EXPECT_THAT(result.err, HasSubstr("would be: 0 added, 0 changed, 1 removed, 9 as before"));
  {
    const IndexLock lock(directory);
    EXPECT_EQ(run("remove", {"--dry-run", "1"}).status, 0) << "no lock is taken";
  }
  EXPECT_EQ(directory.current(), before);
  EXPECT_EQ(directory.list_reports().size(), 1U);
  expect_nothing_unfinished();
}

TEST_F(UpdateCli, LeavesTheIndexAsItWasWhereTheDiskIsFull) {
  const std::string before = build(json_lines(300));
  const std::string changed = dir.write("changed.jsonl", json_lines(300, "الثانية"));
  // The limit counts units of 512 or 1,024 bytes; a write past it fails as one on a full disk does.
  for (const char* units : {"0", "4", "64", "200"}) {
    const CommandResult result =
        run_command({"/bin/sh", "-c",
                     "trap '' XFSZ; ulimit -f " + std::string(units) + "; '" KHABAR_INDEX "' update --index '" + index +
                         "' '" + changed + "'"});
    EXPECT_EQ(result.status, 2) << units << ": " << result.err;
    EXPECT_EQ(directory.current(), before);
    EXPECT_EQ(run("verify", {"--deep"}).status, 0);
  }
  EXPECT_EQ(run("update", {changed}).status, 0);
  expect_nothing_unfinished();
}

}  // namespace
}  // namespace khabar
