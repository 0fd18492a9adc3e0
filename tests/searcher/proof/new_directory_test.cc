#include "searcher/proof/new_directory.h"

#include <gtest/gtest.h>

#include <fstream>

#include "common/program/error.h"
#include "tests/support/temp_dir.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;

class NewDirectories : public ::testing::Test {
 protected:
  testing::TempDir dir_;
  const fs::path place_ = dir_.path() / "place";
};

TEST_F(NewDirectories, AreThereOnceTheyArePublished) {
  NewDirectory directory{place_};
  std::ofstream(directory.path() / "file") << "text";
  EXPECT_FALSE(fs::exists(place_));
  directory.publish();
  EXPECT_TRUE(fs::exists(place_ / "file"));
  EXPECT_FALSE(fs::exists(directory.path()));
}

TEST_F(NewDirectories, LeaveNothingIfTheyAreNot) {
  { std::ofstream(NewDirectory{place_}.path() / "file") << "text"; }
  EXPECT_TRUE(fs::is_empty(dir_.path()));
}

TEST_F(NewDirectories, ReplaceAnEmptyOneOnly) {
  fs::create_directory(place_);
  NewDirectory{place_}.publish();
  NewDirectory{place_}.publish();
  std::ofstream(place_ / "file") << "text";
  EXPECT_THROW(NewDirectory{place_}, Error);
  EXPECT_THROW(NewDirectory{place_ / "file"}, Error);
  EXPECT_THROW(NewDirectory{dir_.path() / "none" / "place"}, Error);
}

TEST_F(NewDirectories, LeaveWhatSomebodyElsePutsThereMeanwhile) {
  {
    NewDirectory directory{place_};
    fs::create_directory(place_);
    std::ofstream(place_ / "theirs") << "text";
    EXPECT_THROW(directory.publish(), Error);
  }
  EXPECT_TRUE(fs::exists(place_ / "theirs"));
  EXPECT_EQ(std::distance(fs::directory_iterator{dir_.path()}, {}), 1);
}

}  // namespace
}  // namespace khabar
