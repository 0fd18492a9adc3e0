#include "common/index/index_directory.h"

#include <gmock/gmock.h>
#include <sys/stat.h>

#include <chrono>

#include "tests/support/locked_index.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::message_of;

using IndexDirectoryTest = testing::LockedIndex;

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

TEST_F(IndexDirectoryTest, ListsReportsInTheOrderOfTheirRuns) {
  for (const char* name :
       {"20250101T000000Z-002.json", "20250101T000000Z.json", ".20250102T000000Z.json", "note.txt"}) {
    dir.write(std::string("index/reports/") + name, "{}");
  }
  EXPECT_THAT(directory.list_reports(), ElementsAre(directory.reports() / "20250101T000000Z.json",
                                                    directory.reports() / "20250101T000000Z-002.json"));
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

TEST_F(IndexDirectoryTest, ListsNothingThatNoRunHasMade) {
  const std::string name = publish();
  for (const char* stray : {"summary", "20261128-before-upgrade", "29990101-copy", ".20250120T101500Z", "lost+found"}) {
    fs::create_directories(directory.generations() / stray);
    dir.write(std::string("index/reports/") + stray + ".json", "{}");
  }
  dir.write("index/generations/29990101T000000Z", "a file");
  fs::create_directories(directory.reports() / "29990101T000000Z.json");
  ASSERT_EQ(::mkfifo((directory.reports() / "29990102T000000Z.json").c_str(), 0600), 0);
  EXPECT_THAT(directory.list_generations(), ElementsAre(name));
  EXPECT_THAT(directory.list_reports(), IsEmpty());
}

TEST_F(IndexDirectoryTest, ReadsANameThatAnEditorHasSaved) {
  const std::string name = publish();
  for (const char* end : {"", "\n", "\r\n", " \n\n"}) {
    dir.write("index/CURRENT", name + end);
    EXPECT_EQ(directory.current(), name);
  }
}

// None of these may wait, or read to an end that does not come.
TEST_F(IndexDirectoryTest, RefusesACurrentThatIsNoFileWithAName) {
  const std::string name = publish();
  const std::string file = directory.current_file();
  const std::vector<std::pair<const char*, std::function<void()>>> kinds{
      {"is not a regular file", [&] { ::mkfifo(file.c_str(), 0600); }},
      {"is not a regular file", [&] { fs::create_directory(file); }},
      {"is not a regular file", [&] { fs::create_symlink("/dev/zero", file); }},
      {"does not hold the name", [&] { dir.write("index/CURRENT", std::string(50'000'000, '2')); }},
      {"does not hold the name", [&] { dir.write("index/CURRENT", name + std::string(100, ' ')); }},
      {"does not hold the name", [&] { dir.write("index/CURRENT", name + "\n" + name); }},
      {"does not hold the name", [&] { dir.write("index/CURRENT", std::string(1, '\0') + name); }},
      {"does not hold the name", [&] { dir.write("index/CURRENT", "summary\n"); }},
      {"symbolic links", [&] { fs::create_symlink("CURRENT", file); }},
  };
  for (const auto& [reason, make] : kinds) {
    fs::remove_all(file);
    make();
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_THAT(message_of([&] { directory.current(); }), AllOf(HasSubstr(file), HasSubstr(reason)));
    EXPECT_EQ(directory.readable_current(), std::nullopt);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(1)) << reason;
  }
}

}  // namespace
}  // namespace khabar
