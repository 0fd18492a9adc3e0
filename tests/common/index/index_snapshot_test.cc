#include "common/index/index_snapshot.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <functional>

#include "common/index/article_document.h"
#include "common/index/index_directory.h"
#include "common/program/error.h"
#include "tests/support/temp_dir.h"
#include "tests/support/test_index.h"

namespace khabar {
namespace {

using ::testing::HasSubstr;

class IndexSnapshotTest : public ::testing::Test {
 protected:
  std::filesystem::path root() const { return dir_.path() / "index"; }

  void publish() const {
    testing::publish_index(root(), {testing::make_article("1", "خبر", "نص"), testing::make_article("2", "خبر", "نص")});
  }

  // What a published generation never gets from Khabar: a later change.
  void change(const std::function<void(Xapian::WritableDatabase&)>& how) const {
    Xapian::WritableDatabase database(IndexDirectory(root()).current_path().string(), Xapian::DB_OPEN);
    how(database);
    database.commit();
  }

  std::string refusal() const {
    try {
      const IndexSnapshot snapshot(root());
      return "opened";
    } catch (const Error& error) {
      return std::string(error.what()) + " / " + error.hint();
    }
  }

  testing::TempDir dir_;
};

TEST_F(IndexSnapshotTest, OpensThePublishedGenerationWithItsAnalyzer) {
  publish();
  IndexSnapshot snapshot(root());
  EXPECT_EQ(snapshot.database().get_doccount(), 2U);
  EXPECT_EQ(snapshot.generation(), IndexDirectory(root()).current());
  EXPECT_EQ(snapshot.analyzer().fingerprint(), Analyzer().fingerprint());
}

TEST_F(IndexSnapshotTest, SaysHowToBuildAnIndexWhereThereIsNone) {
  EXPECT_THAT(refusal(), HasSubstr("no index in"));
  EXPECT_THAT(refusal(), HasSubstr("khabar-index build --index"));
}

TEST_F(IndexSnapshotTest, RefusesAnotherFormatAndSaysRebuild) {
  publish();
  change([](auto& database) { write_metadata(database, {kSchemaVersion + 1, Analyzer().fingerprint(), "", "", ""}); });
  EXPECT_THAT(refusal(), HasSubstr("has format " + std::to_string(kSchemaVersion + 1)));
  EXPECT_THAT(refusal(), HasSubstr("rebuild it: khabar-index build"));
}

TEST_F(IndexSnapshotTest, RefusesAnIndexOfAnotherAnalyzer) {
  publish();
  change([](auto& database) { write_metadata(database, {kSchemaVersion, std::string(32, '0'), "", "", ""}); });
  EXPECT_THAT(refusal(), HasSubstr("made with another analyzer"));
  EXPECT_THAT(refusal(), HasSubstr("rebuild it"));
}

TEST_F(IndexSnapshotTest, RefusesAnIndexInWhichOneArticleLacksTheFingerprint) {
  publish();
  change([](auto& database) { database.add_document(Xapian::Document()); });
  EXPECT_THAT(refusal(), HasSubstr("made with another analyzer"));
}

TEST_F(IndexSnapshotTest, NamesTheGenerationThatCannotBeOpened) {
  publish();
  const auto generation = IndexDirectory(root()).current_path();
  std::filesystem::remove(generation / "iamglass");
  EXPECT_THAT(refusal(), HasSubstr("cannot open the index at " + generation.string()));
}

}  // namespace
}  // namespace khabar
