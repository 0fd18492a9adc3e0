#include "common/index/index_directory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <optional>
#include <string>

#include "common/program/error.h"
#include "tests/support/temp_dir.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::TempDir;

// An index directory with the lock held.
struct IndexDirectoryTest : ::testing::Test {
  TempDir dir;
  IndexDirectory directory{dir.path() / "index"};
  std::optional<IndexLock> lock;

  void SetUp() override { lock.emplace(directory); }

  std::string publish() const {
    NewGeneration generation(directory);
    dir.write("index/generations/." + generation.name() + "/data", generation.name());
    generation.publish();
    return generation.name();
  }

  std::vector<std::string> names_in(const fs::path& path) const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(path)) names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
  }
};

std::string message_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

TEST_F(IndexDirectoryTest, HasNoCurrentGenerationBeforeTheFirstIsPublished) {
  EXPECT_EQ(directory.current(), std::nullopt);
  EXPECT_THAT(directory.list_generations(), IsEmpty());
  EXPECT_THAT(message_of([&] { directory.current_path(); }), HasSubstr("no index in " + directory.root().string()));
}

TEST(IndexDirectory, ThatDoesNotExistHasNothing) {
  const IndexDirectory missing{"/nonexistent/index"};
  EXPECT_EQ(missing.current(), std::nullopt);
  EXPECT_THAT(missing.list_generations(), IsEmpty());
  EXPECT_THAT(message_of([&] { missing.current_path(); }), HasSubstr("no index in /nonexistent/index"));
}

TEST_F(IndexDirectoryTest, PublishesAGenerationUnderItsName) {
  const std::string name = publish();
  EXPECT_EQ(directory.current(), name);
  EXPECT_EQ(directory.current_path(), fs::canonical(directory.generations() / name));
  EXPECT_TRUE(fs::exists(directory.current_path() / "data"));
  EXPECT_THAT(names_in(directory.generations()), ElementsAre(name));
  EXPECT_THAT(names_in(directory.root()), ElementsAre("CURRENT", "LOCK", "generations", "reports"));
}

TEST_F(IndexDirectoryTest, NamesGenerationsOfOneSecondInTheirOrder) {
  std::vector<std::string> names;
  for (int i = 0; i < 12; ++i) names.push_back(publish());
  EXPECT_EQ(directory.list_generations(), names);
  EXPECT_EQ(directory.current(), names.back());
}

TEST_F(IndexDirectoryTest, NamesAGenerationAfterTheNewestWhenTheClockWasSetBack) {
  fs::create_directories(directory.generations() / "29990101T000000Z");
  EXPECT_EQ(publish(), "29990101T000000Z-002");
  EXPECT_EQ(publish(), "29990101T000000Z-003");
}

TEST_F(IndexDirectoryTest, RemovesAGenerationThatIsNotPublished) {
  const std::string published = publish();
  {
    const NewGeneration abandoned(directory);
    std::ofstream(abandoned.path() / "data") << "half";
    std::ofstream(abandoned.scratch() / "part") << "half";
    EXPECT_THAT(directory.list_generations(), ElementsAre(published));
  }
  EXPECT_THAT(names_in(directory.generations()), ElementsAre(published));
  EXPECT_EQ(directory.current(), published);
}

TEST_F(IndexDirectoryTest, RemovesWhatAKilledRunLeft) {
  const std::string published = publish();
  dir.write("index/generations/.20200101T000000Z/data", "half");
  dir.write("index/generations/.20200101T000000Z.scratch/part-0-0/data", "half");
  dir.write("index/reports/.20200101T000000Z.json", "{");
  dir.write("index/.CURRENT", "2020");
  const NewGeneration next(directory);
  EXPECT_THAT(names_in(directory.reports()), IsEmpty());
  EXPECT_FALSE(fs::exists(directory.root() / ".CURRENT"));
  EXPECT_FALSE(fs::exists(directory.generations() / ".20200101T000000Z"));
  EXPECT_FALSE(fs::exists(directory.generations() / ".20200101T000000Z.scratch"));
  EXPECT_EQ(directory.current(), published);
}

TEST_F(IndexDirectoryTest, PrunesTheOldestGenerations) {
  std::vector<std::string> names;
  for (int i = 0; i < 5; ++i) names.push_back(publish());
  EXPECT_THAT(prune_generations(directory, 2), ElementsAre(names[0], names[1], names[2]));
  EXPECT_THAT(directory.list_generations(), ElementsAre(names[3], names[4]));
  EXPECT_THAT(prune_generations(directory, 2), IsEmpty());
}

TEST_F(IndexDirectoryTest, NeverPrunesThePublishedGeneration) {
  std::vector<std::string> names;
  for (int i = 0; i < 4; ++i) names.push_back(publish());
  set_current(directory, names[0]);
  for (const std::size_t keep : {2U, 1U, 0U}) {
    prune_generations(directory, keep);
    EXPECT_EQ(directory.current(), names[0]);
    EXPECT_TRUE(fs::exists(directory.current_path() / "data")) << "keep " << keep;
  }
  EXPECT_THAT(directory.list_generations(), ElementsAre(names[0]));
}

TEST_F(IndexDirectoryTest, GoesBackToAnOlderGeneration) {
  const std::string old = publish();
  publish();
  set_current(directory, old);
  EXPECT_EQ(directory.current(), old);
}

TEST_F(IndexDirectoryTest, RemovesWhatWasRolledBackFromWithTheNextPublication) {
  const std::string good = publish();
  const std::string bad = publish();
  const std::string worse = publish();
  set_current(directory, good);
  EXPECT_THAT(directory.list_generations(), ElementsAre(good, bad, worse));
  const std::string mended = publish();
  EXPECT_THAT(directory.list_generations(), ElementsAre(good, mended));
}

TEST_F(IndexDirectoryTest, PublishesOverADamagedCurrent) {
  const std::string old = publish();
  dir.write("index/CURRENT", "../elsewhere");
  EXPECT_EQ(directory.readable_current(), std::nullopt);
  const std::string name = publish();
  EXPECT_EQ(directory.current(), name);
  EXPECT_THAT(directory.list_generations(), ElementsAre(old, name));
}

TEST_F(IndexDirectoryTest, NamesARunAfterAllReportsAndGenerations) {
  publish();
  const std::string name = new_run_name(directory);
  dir.write("index/reports/" + name + ".json", "{}");
  EXPECT_GT(new_run_name(directory), name);
  dir.write("index/reports/29990101T000000Z.json", "{}");
  EXPECT_EQ(new_run_name(directory), "29990101T000000Z-002");
}

TEST_F(IndexDirectoryTest, ListsReportsInTheOrderOfTheirRuns) {
  for (const char* name :
       {"20250101T000000Z-002.json", "20250101T000000Z.json", ".20250102T000000Z.json", "note.txt"}) {
    dir.write(std::string("index/reports/") + name, "{}");
  }
  EXPECT_THAT(directory.list_reports(), ElementsAre(directory.reports() / "20250101T000000Z.json",
                                                    directory.reports() / "20250101T000000Z-002.json"));
}

TEST_F(IndexDirectoryTest, KeepsAnOpenFileReadableAfterItsGenerationIsPruned) {
  publish();
  std::ifstream reader(directory.current_path() / "data");
  const std::string name = *directory.current();
  publish();
  EXPECT_THAT(prune_generations(directory, 1), ElementsAre(name));
  std::string text;
  reader >> text;
  EXPECT_EQ(text, name);
}

TEST_F(IndexDirectoryTest, SaysSoWhereCurrentIsDamaged) {
  for (const char* content : {"", "\n", "../elsewhere\n", ".20200101T000000Z\n"}) {
    dir.write("index/CURRENT", content);
    EXPECT_THAT(message_of([&] { directory.current(); }), HasSubstr("CURRENT")) << content;
  }
}

TEST_F(IndexDirectoryTest, SaysSoWhereThePublishedGenerationIsLost) {
  const std::string name = publish();
  fs::remove_all(directory.generations() / name);
  EXPECT_THAT(message_of([&] { directory.current_path(); }), HasSubstr("has lost its generation " + name));
}

TEST_F(IndexDirectoryTest, LetsOneWriterIn) {
  try {
    const IndexLock second(directory);
    FAIL() << "two writers";
  } catch (const Error& error) {
    EXPECT_EQ(error.status(), ExitStatus::kBusy);
    EXPECT_THAT(error.what(), HasSubstr(directory.root().string()));
  }
  lock.reset();
  EXPECT_NO_THROW(IndexLock{directory});
}

TEST(IndexLock, TakesAnEmptyDirectory) {
  const TempDir dir;
  EXPECT_NO_THROW(IndexLock{IndexDirectory{dir.path()}});
}

TEST(IndexLock, MakesTheParentsOfANewIndex) {
  const TempDir dir;
  const IndexDirectory directory{dir.path() / "a" / "b"};
  const IndexLock lock(directory);
  EXPECT_TRUE(fs::is_directory(directory.generations()));
}

TEST(IndexLock, RefusesADirectoryWithOtherContentAndLeavesItAlone) {
  const TempDir dir;
  dir.write("CURRENT", "MANIFEST-000001\n");  // LevelDB has this name too
  EXPECT_THAT(message_of([&] { IndexLock{IndexDirectory{dir.path()}}; }), HasSubstr("holds other files"));
  EXPECT_FALSE(fs::exists(dir.path() / "generations"));
}

TEST(IndexLock, RefusesAFile) {
  const TempDir dir;
  const std::string file = dir.write("file", "text");
  EXPECT_THAT(message_of([&] { IndexLock{IndexDirectory{file}}; }), HasSubstr("is not a directory"));
}

TEST(IndexLock, NamesTheDirectoryThatCannotBeMade) {
  EXPECT_THAT(message_of([&] { IndexLock{IndexDirectory{"/proc/khabar-index"}}; }), HasSubstr("/proc/khabar-index"));
}

TEST(WriteDurably, SaysSoWhereTheDiskIsFull) {
  EXPECT_THAT(message_of([] { write_durably("/dev/full", "text"); }), HasSubstr("cannot write /dev/full: No space"));
}

}  // namespace
}  // namespace khabar
