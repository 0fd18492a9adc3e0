#include "indexer/generation/prune.h"

#include <gmock/gmock.h>

#include "tests/support/locked_index.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

using Prune = testing::LockedIndex;

TEST_F(Prune, PrunesTheOldestGenerations) {
  std::vector<std::string> names;
  for (int i = 0; i < 5; ++i) names.push_back(publish());
  EXPECT_THAT(prune_generations(directory, 2), ElementsAre(names[0], names[1], names[2]));
  EXPECT_THAT(directory.list_generations(), ElementsAre(names[3], names[4]));
  EXPECT_THAT(prune_generations(directory, 2), IsEmpty());
}

TEST_F(Prune, NeverPrunesThePublishedGeneration) {
  std::vector<std::string> names;
  for (int i = 0; i < 4; ++i) names.push_back(publish());
  PublicationGate gate;
  Warnings warnings;
  set_current(directory, names[0], gate, warnings);
  for (const std::size_t keep : {2U, 1U, 0U}) {
    prune_generations(directory, keep);
    EXPECT_EQ(directory.current(), names[0]);
    EXPECT_TRUE(fs::exists(directory.current_path() / "data")) << "keep " << keep;
  }
  EXPECT_THAT(directory.list_generations(), ElementsAre(names[0]));
}

TEST_F(Prune, HidesNothingMoreOnceItIsEnded) {
  std::vector<std::string> names;
  for (int i = 0; i < 4; ++i) names.push_back(publish());
  int calls = 0;
  const auto end = [&] {
    if (++calls > 2) throw Error("ended by SIGTERM");
  };
  EXPECT_THROW(prune_generations(directory, 1, end), Error);
  EXPECT_THAT(directory.list_generations(), ElementsAre(names[1], names[2], names[3]));
  EXPECT_EQ(names_in(directory.generations()).front(), '.' + names[0]);
  prune_generations(directory, 1);
  EXPECT_THAT(names_in(directory.generations()), ElementsAre(names[3]));
}

TEST_F(Prune, KeepsAnOpenFileReadableAfterItsGenerationIsPruned) {
  publish();
  std::ifstream reader(directory.current_path() / "data");
  const std::string name = *directory.current();
  publish();
  EXPECT_THAT(prune_generations(directory, 1), ElementsAre(name));
  std::string text;
  reader >> text;
  EXPECT_EQ(text, name);
}

}  // namespace
}  // namespace khabar
