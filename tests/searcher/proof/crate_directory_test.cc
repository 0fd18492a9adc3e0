#include "searcher/proof/crate_directory.h"

#include <gtest/gtest.h>

#include <fstream>

#include "common/program/error.h"
#include "tests/support/temp_dir.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;

class CrateDirectories : public ::testing::Test {
 protected:
  testing::TempDir dir_;
  const fs::path place_ = dir_.path() / "place";
};

TEST_F(CrateDirectories, AreMadeOrTakenIfTheyAreEmpty) {
  for (int again = 0; again < 2; ++again) {
    const CrateDirectory directory{place_};
    EXPECT_EQ(directory.path(), place_);
    EXPECT_TRUE(fs::is_directory(place_));
    directory.keep();
  }
}

TEST_F(CrateDirectories, KeepTheirFiles) {
  const CrateDirectory directory{place_};
  std::ofstream(place_ / "file") << "text";
  directory.keep();
  EXPECT_EQ(fs::file_size(place_ / "file"), 4U);
}

TEST_F(CrateDirectories, AreNotMadeOfWhatIsThere) {
  fs::create_directory(place_);
  std::ofstream(place_ / "file") << "text";
  EXPECT_THROW(CrateDirectory{place_}, Error);
  EXPECT_THROW(CrateDirectory{place_ / "file"}, Error);
  EXPECT_THROW(CrateDirectory{dir_.path() / "none" / "place"}, Error);
  fs::create_symlink(dir_.path() / "nowhere", dir_.path() / "link");
  EXPECT_THROW(CrateDirectory{dir_.path() / "link"}, Error);
  EXPECT_EQ(fs::file_size(place_ / "file"), 4U);
}

}  // namespace
}  // namespace khabar
