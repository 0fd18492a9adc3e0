#include "indexer/build/merged_tables.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "common/program/error.h"
#include "indexer/build/part_database.h"
#include "tests/support/temp_dir.h"
#include "tests/support/test_index.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using testing::make_article;
using testing::TempDir;

struct MergedTables : ::testing::Test {
  TempDir dir;
  std::vector<Xapian::Database> parts;

  // Two parts of two articles each, one of them in both.
  void SetUp() override {
    Analyzer analyzer;
    khabar::Run run;
    for (const std::string name : {"a", "b"}) {
      const ArticleBatch batch{0, {make_article("same", "خبر", "نص"), make_article(name, "خبر " + name, "نص آخر")}};
      PartDatabases(dir.path()).write_part(dir.path() / name, batch, 1000, analyzer, run);
      parts.emplace_back((dir.path() / name).string());
    }
  }

  // What Xapian makes of the parts if it finds no file `lost`.
  fs::path merged_without(const std::string& lost) const {
    if (!lost.empty()) fs::rename(dir.path() / lost, dir.path() / "lost");
    Xapian::Database all;
    for (const char* name : {"a", "b"}) all.add_database(Xapian::Database((dir.path() / name).string()));
    fs::path merged = dir.path() / "merged";
    fs::remove_all(merged);
    all.compact(merged.string());
    if (!lost.empty()) fs::rename(dir.path() / "lost", dir.path() / lost);
    return merged;
  }
};

TEST_F(MergedTables, AreThereIfNothingWasLost) { EXPECT_NO_THROW(require_merged_tables(parts, merged_without(""))); }

TEST_F(MergedTables, AreMissedWhicheverWasLost) {
  for (const std::string lost : {"a/termlist.glass", "b/termlist.glass", "a/docdata.glass", "b/docdata.glass"}) {
    SCOPED_TRACE(lost);
    try {
      require_merged_tables(parts, merged_without(lost));
      ADD_FAILURE() << "it was not noticed";
    } catch (const Error& error) {
      EXPECT_THAT(error.what(), HasSubstr("merged has not become whole"));
    }
  }
}

}  // namespace
}  // namespace khabar
