// Directories of an index that an admin or a disk has changed under us, as an ordinary user meets them.
#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/indexer_cli.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using testing::CommandResult;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::json_lines;
using ::testing::Not;
using testing::run_command;

struct OddDirectory : testing::IndexerCliTest {
  std::string first = dir.write("first.jsonl", json_lines(3, "الأولى"));
  std::string second = dir.write("second.jsonl", json_lines(3, "الثانية"));

  void SetUp() override { fs::permissions(dir.path(), fs::perms::all); }

  // Not as root, who may do everything. What hangs is ended.
  static CommandResult as_user(std::vector<std::string> command) {
    std::vector<std::string> line{"/usr/bin/timeout", "-s", "KILL", "20"};
    if (::geteuid() == 0)
      line.insert(line.end(), {"/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"});
    line.insert(line.end(), command.begin(), command.end());
    return run_command(line);
  }

  CommandResult index_as_user(std::vector<std::string> command) const {
    command.insert(command.begin() + 1, {"--quiet", "--index", index});
    command.insert(command.begin(), KHABAR_INDEX);
    return as_user(command);
  }

  CommandResult search() const { return as_user({KHABAR_SEARCH, "--index", index, "--format", "trec", "خبر"}); }

  void expect_published(const std::string& word) const {
    const CommandResult found = as_user({KHABAR_SEARCH, "--index", index, "--format", "trec", word});
    EXPECT_EQ(found.status, 0) << found.err;
  }

  static void forbid(const fs::path& path, unsigned mode) { ASSERT_EQ(::chmod(path.c_str(), mode), 0) << path; }
};

// CURRENT is replaced, but the directory cannot be opened to wait for the disk.
TEST_F(OddDirectory, ThatCannotBeListedIsPublishedToWithAWarning) {
  ASSERT_EQ(index_as_user({"build", first}).status, 0);
  forbid(index, 0311);
  for (const std::vector<std::string>& command : std::vector<std::vector<std::string>>{
           {"build", "--force", second}, {"update", first}, {"remove", "1"}, {"rollback"}}) {
    const auto before = directory.current();
    const CommandResult result = index_as_user(command);
    EXPECT_EQ(result.status, 1) << command[0];
    EXPECT_THAT(result.err, AllOf(HasSubstr("khabar-index: warning: a loss of power in the next seconds"),
                                  HasSubstr(index), HasSubstr("Permission denied"), Not(HasSubstr("error:"))));
    EXPECT_NE(directory.current(), before) << command[0];
    EXPECT_EQ(search().status, 0) << command[0];
  }
  forbid(index, 0755);
  const CommandResult next = index_as_user({"update", first});
  EXPECT_EQ(next.status, 0) << next.err;
  expect_published("الأولى");
}

TEST_F(OddDirectory, BelowOneThatCannotBeListedIsMadeWithAWarning) {
  ASSERT_EQ(as_user({"/usr/bin/mkdir", "-m", "311", dir.path() / "parent"}).status, 0);
  index = dir.path() / "parent" / "deep" / "index";
  directory = IndexDirectory(index);
  const CommandResult result = index_as_user({"build", first});
  EXPECT_EQ(result.status, 1);
  EXPECT_THAT(result.err, HasSubstr("warning: a loss of power may take the new index away"));
  EXPECT_EQ(search().status, 0);
  EXPECT_EQ(index_as_user({"build", first}).status, 0);
  forbid(dir.path() / "parent", 0755);
}

// The old generation goes on to be in the way, and new ones go on to be published.
TEST_F(OddDirectory, WithAGenerationThatCannotBeRemovedIsPublishedToWithAWarning) {
  ASSERT_EQ(index_as_user({"build", first}).status, 0);
  const fs::path old = directory.current_path();
  forbid(old, 0555);
  for (const auto& [command, file] : std::vector<std::pair<std::string, std::string>>{
           {"build", second}, {"update", first}, {"build", first}, {"update", second}}) {
    const auto before = directory.current();
    const CommandResult result = index_as_user({command, "--keep", "1", file});
    EXPECT_EQ(result.status, 1);
    EXPECT_THAT(result.err, AllOf(HasSubstr("khabar-index: warning: "), HasSubstr("cannot remove"),
                                  HasSubstr("Permission denied")));
    EXPECT_NE(directory.current(), before);
    EXPECT_THAT(directory.list_generations(), ElementsAre(*directory.current()));
    EXPECT_TRUE(last_report()["published"]);
  }
  expect_published("الثانية");
  forbid(old.parent_path() / ('.' + old.filename().string()), 0755);
  const CommandResult next = index_as_user({"build", first});
  EXPECT_EQ(next.status, 0) << next.err;
}

TEST_F(OddDirectory, WhereNoReportCanBeWrittenIsNotPublishedTo) {
  ASSERT_EQ(index_as_user({"build", first}).status, 0);
  const auto before = directory.current();
  forbid(directory.reports(), 0555);
  for (const std::string command : {"build", "update"}) {
    EXPECT_EQ(index_as_user({command, second}).status, 2);
    EXPECT_EQ(directory.current(), before);
  }
  forbid(directory.reports(), 0755);
  EXPECT_EQ(index_as_user({"update", second}).status, 0);
}

TEST_F(OddDirectory, WithoutANameInCurrentIsToldAtOnceByEveryCommand) {
  ASSERT_EQ(index_as_user({"build", first}).status, 0);
  const std::string good = *directory.current();
  const std::string current = directory.current_file();
  const std::vector<std::function<void()>> kinds{
      [&] { ASSERT_EQ(::mkfifo(current.c_str(), 0666), 0); },
      [&] { fs::create_directory(current); },
      [&] { fs::create_symlink("/dev/zero", current); },
      [&] { dir.write("index/CURRENT", std::string(50'000'000, '2')); },
      [&] { dir.write("index/CURRENT", "20261128-before-upgrade\n"); },
      [&] { dir.write("index/CURRENT", "\x1b[2J\n"); },
  };
  for (const auto& make : kinds) {
    fs::remove_all(current);
    make();
    EXPECT_THAT(search().err, AllOf(HasSubstr(current), HasSubstr("rollback --to"), Not(HasSubstr("\x1b"))));
    EXPECT_EQ(search().status, 2);
    for (const std::vector<std::string>& command : std::vector<std::vector<std::string>>{
             {"update", second}, {"remove", "1"}, {"verify"}, {"prune"}, {"rollback"}}) {
      const CommandResult result = khabar_index([&] {
        std::vector<std::string> line = command;
        line.insert(line.begin() + 1, {"--index", index});
        return line;
      }());
      EXPECT_EQ(result.status, 2) << command[0];
      EXPECT_THAT(result.err, HasSubstr(current)) << command[0];
    }
    EXPECT_EQ(run("status").status, 0);
    EXPECT_THAT(directory.list_generations(), ElementsAre(good));
  }
  fs::remove_all(current);
  EXPECT_EQ(run("rollback", {"--to", good}).status, 0);
  EXPECT_EQ(search().status, 0);
}

TEST_F(OddDirectory, KeepsWhatAnAdminHasPutThere) {
  ASSERT_EQ(run("build", {"--quiet", first}).status, 0);
  const std::vector<std::string> strays{"index/generations/20261128-before-upgrade/data",
                                        "index/generations/29990101-copy/data",
                                        "index/generations/.snapshot/data",
                                        "index/generations/old/data",
                                        "index/reports/summary.json",
                                        "index/reports/summary-002.json",
                                        "index/reports/.htaccess"};
  for (const std::string& stray : strays) dir.write(stray, "{}");
  EXPECT_EQ(run("build", {"--quiet", "--keep", "3", second}).status, 0);
  EXPECT_EQ(run("rollback", {"--quiet"}).status, 0);
  EXPECT_EQ(run("update", {"--quiet", second}).status, 0);
  EXPECT_EQ(run("prune", {"--quiet", "--keep", "1"}).status, 0);
  for (const std::string& stray : strays) EXPECT_TRUE(fs::exists(dir.path() / stray)) << stray;
  EXPECT_LT(*directory.current(), "29990101");
  EXPECT_THAT(run("status").out, AllOf(Not(HasSubstr("copy")), Not(HasSubstr("summary"))));
  EXPECT_THAT(run("rollback", {"--to", "29990101-copy"}).err, HasSubstr("there is no generation 29990101-copy"));
}

// A first run that was killed between its generation and CURRENT.
TEST_F(OddDirectory, WithAGenerationThatWasNeverPublishedIsBuiltByTheNextUpdate) {
  fs::create_directories(directory.generations() / "20250120T101500Z");
  fs::create_directories(directory.reports());
  EXPECT_EQ(run("update", {"--quiet", first}).status, 0);
  expect_published("الأولى");
}

}  // namespace
}  // namespace khabar
