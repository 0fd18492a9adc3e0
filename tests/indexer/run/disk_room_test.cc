#include "indexer/run/disk_room.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/program/error.h"
#include "tests/support/temp_dir.h"

namespace khabar {
namespace {

TEST(DiskRoom, IsThereForAFewBytes) {
  const testing::TempDir dir;
  EXPECT_NO_THROW(require_room(dir.path(), 1));
}

TEST(DiskRoom, SaysHowMuchIsMissing) {
  const testing::TempDir dir;
  try {
    require_room(dir.path(), std::uint64_t{1} << 60);
    FAIL() << "no disk has an exabyte";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), ::testing::StartsWith("the disk of " + dir.path().string() + " is full: "));
    EXPECT_THAT(error.what(), ::testing::EndsWith(", the next write needs 1152921504623.6 MB"));
    EXPECT_THAT(std::string(error.hint()), ::testing::HasSubstr("make room"));
  }
}

TEST(DiskRoom, CannotBeToldWhereThereIsNothing) { EXPECT_NO_THROW(require_room("/no/such/directory", 1)); }

}  // namespace
}  // namespace khabar
