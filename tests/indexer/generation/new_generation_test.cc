#include "indexer/generation/new_generation.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <csignal>

#include "common/program/run_name.h"
#include "indexer/generation/prune.h"
#include "tests/support/locked_index.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

using NewGenerationTest = testing::LockedIndex;

TEST_F(NewGenerationTest, PublishesAGenerationUnderItsName) {
  const std::string name = publish();
  EXPECT_EQ(directory.current(), name);
  EXPECT_EQ(directory.current_path(), fs::canonical(directory.generations() / name));
  EXPECT_TRUE(fs::exists(directory.current_path() / "data"));
  EXPECT_THAT(names_in(directory.generations()), ElementsAre(name));
  EXPECT_THAT(names_in(directory.root()), ElementsAre("CURRENT", "LOCK", "generations", "reports"));
}

TEST_F(NewGenerationTest, NamesGenerationsOfOneSecondInTheirOrder) {
  std::vector<std::string> names;
  for (int i = 0; i < 12; ++i) names.push_back(publish());
  EXPECT_EQ(directory.list_generations(), names);
  EXPECT_EQ(directory.current(), names.back());
}

TEST_F(NewGenerationTest, NamesAGenerationAfterTheNewestWhenTheClockWasSetBack) {
  fs::create_directories(directory.generations() / "29990101T000000Z");
  EXPECT_EQ(publish(), "29990101T000000Z-002");
  EXPECT_EQ(publish(), "29990101T000000Z-003");
}

TEST_F(NewGenerationTest, RemovesAGenerationThatIsNotPublished) {
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

TEST_F(NewGenerationTest, RemovesWhatAKilledRunLeft) {
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

TEST_F(NewGenerationTest, GoesBackToAnOlderGeneration) {
  const std::string old = publish();
  publish();
  PublicationGate gate;
  Warnings warnings;
  set_current(directory, old, gate, warnings);
  EXPECT_EQ(directory.current(), old);
  EXPECT_THAT(warnings.texts(), IsEmpty());
}

TEST_F(NewGenerationTest, RemovesWhatWasRolledBackFromWithTheNextPublication) {
  const std::string good = publish();
  const std::string bad = publish();
  const std::string worse = publish();
  PublicationGate gate;
  Warnings warnings;
  set_current(directory, good, gate, warnings);
  EXPECT_THAT(directory.list_generations(), ElementsAre(good, bad, worse));
  const std::string mended = publish();
  EXPECT_THAT(directory.list_generations(), ElementsAre(good, mended));
}

TEST_F(NewGenerationTest, PublishesOverADamagedCurrent) {
  const std::string old = publish();
  dir.write("index/CURRENT", "../elsewhere");
  EXPECT_EQ(directory.readable_current(), std::nullopt);
  const std::string name = publish();
  EXPECT_EQ(directory.current(), name);
  EXPECT_THAT(directory.list_generations(), ElementsAre(old, name));
}

TEST_F(NewGenerationTest, NamesARunAfterAllReportsAndGenerations) {
  publish();
  const std::string name = new_run_name(directory);
  dir.write("index/reports/" + name + ".json", "{}");
  EXPECT_GT(new_run_name(directory), name);
  dir.write("index/reports/29990101T000000Z.json", "{}");
  EXPECT_EQ(new_run_name(directory), "29990101T000000Z-002");
}

TEST_F(NewGenerationTest, HasANameThatNothingElseHas) {
  const auto takes = [&](const std::string& path) {
    const std::string name = new_run_name(directory);
    dir.write("index/" + fmt::format(fmt::runtime(path), name), "");
    EXPECT_TRUE(is_earlier_run(name, new_run_name(directory))) << path;
  };
  takes("generations/.{}");
  takes("generations/.{}.scratch");
  takes("generations/{}");
  takes("reports/.{}.json");
}

TEST_F(NewGenerationTest, CountsPastAThousandRunsOfOneSecond) {
  dir.write("index/reports/29990101T000000Z-999.json", "{}");
  EXPECT_EQ(publish(), "29990101T000000Z-1000");
  EXPECT_EQ(publish(), "29990101T000000Z-1001");
  EXPECT_EQ(directory.list_generations().back(), "29990101T000000Z-1001");
}

TEST_F(NewGenerationTest, IsNamedByTheClockWhateverElseLiesThere) {
  dir.write("index/reports/summary.json", "{}");
  dir.write("index/reports/summary-002.json", "{}");
  dir.write("index/generations/old/data", "");
  dir.write("index/generations/29990101-copy/data", "");
  EXPECT_TRUE(is_earlier_run(publish(), "29980101T000000Z"));
}

// An admin's copies are the admin's, whatever is built, rolled back and pruned around them.
TEST_F(NewGenerationTest, LeavesAloneWhatNoRunHasMade) {
  std::vector<std::string> strays;
  for (const char* stray : {"20261128-before-upgrade", "29990101-copy", "old", ".keep", ".nfs0001", ".snapshot",
                            "20200101T000000Z.bak", ".20200101T000000Z.bak"}) {
    strays.push_back(std::string("index/generations/") + stray + "/data");
    strays.push_back(std::string("index/reports/") + stray + "/data");
  }
  strays.emplace_back("index/generations/.DS_Store");
  strays.emplace_back("index/reports/.htaccess");
  for (const std::string& stray : strays) dir.write(stray, "");
  const std::string good = publish();
  publish();
  PublicationGate gate;
  Warnings warnings;
  set_current(directory, good, gate, warnings);
  publish();
  prune_generations(directory, 1);
  for (const std::string& stray : strays) EXPECT_TRUE(fs::exists(dir.path() / stray)) << stray;
}

TEST_F(NewGenerationTest, ThatFailsBeforeCurrentIsReplacedLeavesNothing) {
  const std::string old = publish();
  fs::remove(directory.current_file());
  fs::create_directories(directory.current_file() / "in the way");
  EXPECT_THAT(testing::message_of([&] { publish(); }),
              HasSubstr("cannot rename to " + directory.current_file().string()));
  EXPECT_THAT(names_in(directory.generations()), ElementsAre(old));
  EXPECT_FALSE(fs::exists(directory.current_draft()));
}

// A large generation is read for seconds before it is published.
TEST_F(NewGenerationTest, ThatIsEndedWhileItIsReadLeavesNothing) {
  const std::string old = publish();
  {
    NewGeneration generation(directory);
    dir.write("index/generations/." + generation.name() + "/data", "new");
    PublicationGate gate;
    EXPECT_THAT(testing::message_of([&] { generation.publish(gate, [] { throw Error("ended by SIGTERM"); }); }),
                HasSubstr("ended by SIGTERM"));
  }
  EXPECT_EQ(directory.current(), old);
  EXPECT_THAT(names_in(directory.generations()), ElementsAre(old));
}

TEST_F(NewGenerationTest, IsNotPublishedIfASignalCameFirst) {
  const std::string old = publish();
  PublicationGate gate;
  gate.note_signal(SIGTERM);
  {
    NewGeneration generation(directory);
    EXPECT_THAT(testing::message_of([&] { generation.publish(gate); }), HasSubstr("ended by SIGTERM"));
  }
  EXPECT_EQ(directory.current(), old);
  EXPECT_THAT(names_in(directory.generations()), ElementsAre(old));
  EXPECT_FALSE(fs::exists(directory.current_draft()));
}

TEST_F(NewGenerationTest, WarnsOfWhatAnEarlierRunHasLeftForGood) {
  fs::create_directories(directory.current_draft() / "in the way");
  NewGeneration generation(directory);
  EXPECT_THAT(generation.warnings().texts(),
              ElementsAre(AllOf(HasSubstr("what an earlier run has left is still there: cannot remove"),
                                HasSubstr(directory.current_draft().string()))));
}

}  // namespace
}  // namespace khabar
