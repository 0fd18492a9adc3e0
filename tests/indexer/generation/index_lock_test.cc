#include "indexer/generation/index_lock.h"

#include <gmock/gmock.h>

#include "tests/support/locked_index.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using testing::message_of;
using testing::TempDir;

using LockedIndex = testing::LockedIndex;

TEST_F(LockedIndex, LetsOneWriterIn) {
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

}  // namespace
}  // namespace khabar
