#include "common/index/index_directory.h"

#include <gmock/gmock.h>

#include "tests/support/locked_index.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;
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

}  // namespace
}  // namespace khabar
