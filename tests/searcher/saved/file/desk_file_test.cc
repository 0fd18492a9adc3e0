#include "common/saved/desk_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "common/program/error.h"
#include "searcher/saved/file/article_sets.h"
#include "tests/support/temp_dir.h"

namespace khabar {
namespace {

using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;
using testing::TempDir;

std::string path_in(const TempDir& dir) { return (dir.path() / "desk.db").string(); }

std::string message_of(const std::function<void()>& run) {
  try {
    run();
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

TEST(DeskFile, IsMadeOnceAndKeepsWhatIsSaved) {
  const TempDir dir;
  EXPECT_EQ(open_desk_file(path_in(dir)), nullptr);
  {
    SqliteFile file = create_desk_file(path_in(dir));
    ArticleSets{file}.save({"a", "الهجرة", "now", 0}, {{"1", "x"}, {"2", std::string("\0y", 2)}},
                           ArticleSets::IfThere::kRefuse);
  }
  SqliteFile file = create_desk_file(path_in(dir));
  ArticleSets sets{file};
  EXPECT_THAT(sets.names(), ElementsAre("a"));
  EXPECT_THAT(*sets.articles("a"), ElementsAre(SavedArticle{"1", "x"}, SavedArticle{"2", std::string("\0y", 2)}));
  EXPECT_FALSE(sets.articles("b"));
}

TEST(DeskFile, LeavesASetAsItIsUnlessItIsToBeReplacedOrHaveMore) {
  const TempDir dir;
  SqliteFile file = create_desk_file(path_in(dir));
  ArticleSets sets{file};
  sets.save({"a", "", "", 0}, {{"1", ""}}, ArticleSets::IfThere::kRefuse);
  EXPECT_THROW(sets.save({"a", "", "", 0}, {{"2", ""}}, ArticleSets::IfThere::kRefuse), Error);
  EXPECT_THAT(*sets.articles("a"), ElementsAre(SavedArticle{"1", ""}));
  sets.save({"a", "", "", 0}, {{"2", ""}}, ArticleSets::IfThere::kReplace);
  EXPECT_THAT(*sets.articles("a"), ElementsAre(SavedArticle{"2", ""}));
  EXPECT_EQ(sets.save({"a", "b", "", 0}, {{"2", ""}, {"3", ""}}, ArticleSets::IfThere::kAdd), 2U);
  EXPECT_THAT(*sets.articles("a"), ElementsAre(SavedArticle{"2", ""}, SavedArticle{"3", ""}));
  for (int again = 0; again < 2; ++again) sets.save({"a", "c", "", 0}, {}, ArticleSets::IfThere::kAdd);
  EXPECT_EQ(sets.list().front().query, " + b + c");
  EXPECT_EQ(sets.save({"new", "b", "", 0}, {{"2", ""}}, ArticleSets::IfThere::kAdd), 1U);
  EXPECT_TRUE(sets.remove("new"));
  EXPECT_TRUE(sets.remove("a"));
  EXPECT_FALSE(sets.remove("a"));
  EXPECT_THAT(sets.all_articles(), IsEmpty());
}

TEST(DeskFile, RefusesWhatIsNoDeskFile) {
  const TempDir dir;
  const std::string text = dir.write("text", std::string(5000, 'x'));
  EXPECT_THAT(message_of([&] { open_desk_file(text); }), HasSubstr("damaged, or no desk file"));
  EXPECT_THAT(message_of([&] { create_desk_file(text); }), HasSubstr("damaged, or no desk file"));
  EXPECT_THAT(message_of([&] { create_desk_file(dir.path().string()); }), HasSubstr("not a file"));
  EXPECT_THAT(message_of([&] { create_desk_file("/dev/full"); }), HasSubstr("not a file"));
  EXPECT_THAT(message_of([&] { create_desk_file((dir.path() / "no" / "desk.db").string()); }), HasSubstr("cannot use"));
  EXPECT_FALSE(std::filesystem::exists(dir.path() / "no"));
  {
    SqliteFile other{(dir.path() / "other.db").string(), SqliteFile::Mode::kNew};
    other.run("CREATE TABLE bookmarks(url TEXT)");
  }
  EXPECT_THAT(message_of([&] { create_desk_file((dir.path() / "other.db").string()); }), HasSubstr("another program"));
}

TEST(DeskFile, RefusesANewerVersion) {
  const TempDir dir;
  create_desk_file(path_in(dir)).run("PRAGMA user_version = 2");
  EXPECT_THAT(message_of([&] { open_desk_file(path_in(dir)); }), HasSubstr("has version 2"));
}

TEST(DeskFile, SaysThatATableIsNotThere) {
  const TempDir dir;
  create_desk_file(path_in(dir)).run("DROP TABLE article_set");
  const auto file = open_desk_file(path_in(dir));
  EXPECT_THAT(message_of([&] { ArticleSets{*file}.names(); }), HasSubstr("no such table"));
}

TEST(DeskFile, WaitsForAnotherProcessAndThenSaysSo) {
  const TempDir dir;
  SqliteFile one = create_desk_file(path_in(dir));
  SqliteFile other{path_in(dir), SqliteFile::Mode::kExisting, std::chrono::milliseconds{10}};
  const SqliteTransaction writing{one};
  try {
    ArticleSets{other}.save({"a", "", "", 0}, {}, ArticleSets::IfThere::kRefuse);
    FAIL() << "both wrote";
  } catch (const Error& error) {
    EXPECT_EQ(error.status(), ExitStatus::kBusy);
    EXPECT_THAT(error.what(), HasSubstr("being written by another process"));
  }
}

TEST(DeskFile, TakesBackWhatWasNotCommitted) {
  const TempDir dir;
  SqliteFile file = create_desk_file(path_in(dir));
  ArticleSets sets{file};
  sets.save({"a", "", "", 0}, {{"1", ""}}, ArticleSets::IfThere::kRefuse);
  {
    const SqliteTransaction transaction{file};
    sets.remove("a");
  }
  EXPECT_THAT(sets.names(), ElementsAre("a"));
}

TEST(DeskFile, LiesInTheIndexOrInTheHomeOfItsUser) {
  const TempDir dir;
  const std::string index = dir.path().string();
  ::setenv("XDG_DATA_HOME", "/data", 1);
  EXPECT_EQ(desk_path({index}), index + "/desk.db");
  EXPECT_THAT(desk_path({"localhost:7000"}), StartsWith("/data/khabar/desk-"));
  EXPECT_THAT(desk_path({index, "localhost:7000"}), EndsWith(".db"));
  EXPECT_EQ(desk_path({index, "localhost:7000"}), desk_path({"localhost:7000", index + "/."}));
  EXPECT_NE(desk_path({index, "localhost:7000"}), desk_path({"localhost:7000"}));
  ::unsetenv("XDG_DATA_HOME");
}

}  // namespace
}  // namespace khabar
