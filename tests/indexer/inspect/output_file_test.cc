#include "indexer/inspect/output_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "common/program/error.h"
#include "tests/support/read_file.h"
#include "tests/support/temp_dir.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;
using testing::read_file;
using testing::TempDir;

struct OutputFileTest : ::testing::Test {
  TempDir dir;
  fs::path path = dir.path() / "out.jsonl";

  std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(dir.path())) names.push_back(entry.path().filename().string());
    return names;
  }
};

TEST_F(OutputFileTest, AppearsWhenItIsComplete) {
  dir.write("out.jsonl", "former");
  {
    OutputFile file(path);
    file.write("new");
    EXPECT_EQ(read_file(path), "former");
    file.finish();
  }
  EXPECT_EQ(read_file(path), "new");
  EXPECT_THAT(names(), ::testing::ElementsAre("out.jsonl"));
}

TEST_F(OutputFileTest, LeavesNothingWhereItIsNotFinished) {
  { OutputFile(path).write("half"); }
  EXPECT_THAT(names(), ::testing::IsEmpty());
}

TEST_F(OutputFileTest, WritesUnderANameThatNobodyForesees) {
  OutputFile one(path);
  one.write("one");
  const std::vector<std::string> first = names();
  OutputFile two(path);  // a second run at the same time disturbs nobody
  two.write("two");
  EXPECT_EQ(first.size(), 1U);
  EXPECT_EQ(names().size(), 2U);
  one.finish();
  EXPECT_EQ(read_file(path), "one");
  two.finish();
  EXPECT_EQ(read_file(path), "two");
}

TEST_F(OutputFileTest, FollowsNoLinkThatSomebodyLeft) {
  const std::string victim = dir.write("victim", "precious");
  for (const char* name : {".out.jsonl.part", ".out.jsonl.tmp", ".out.jsonl"}) {
    fs::create_symlink(victim, dir.path() / name);
  }
  OutputFile file(path);
  file.write("new");
  file.finish();
  EXPECT_EQ(read_file(victim), "precious");
  EXPECT_EQ(read_file(path), "new");
}

TEST_F(OutputFileTest, HasThePermissionsOfANewFile) {
  const mode_t before = ::umask(027);
  OutputFile file(path);
  file.finish();
  ::umask(before);
  struct stat status {};
  ASSERT_EQ(::stat(path.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0640U);
}

TEST_F(OutputFileTest, RefusesWhatIsNoRegularFile) {
  EXPECT_THROW(OutputFile(dir.path()), Error);
  EXPECT_THROW(OutputFile("/dev/null"), Error);
  EXPECT_THROW(OutputFile(dir.path() / "none" / "out"), Error);
}

}  // namespace
}  // namespace khabar
