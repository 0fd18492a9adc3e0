#include "indexer/generation/new_generation.h"

#include <gmock/gmock.h>

#include "tests/support/locked_index.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
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
  set_current(directory, old);
  EXPECT_EQ(directory.current(), old);
}

TEST_F(NewGenerationTest, RemovesWhatWasRolledBackFromWithTheNextPublication) {
  const std::string good = publish();
  const std::string bad = publish();
  const std::string worse = publish();
  set_current(directory, good);
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

}  // namespace
}  // namespace khabar
