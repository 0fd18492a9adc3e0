#include "indexer/build/index_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include "common/index/article_document.h"
#include "indexer/build/part_database.h"
#include "indexer/build/part_tree.h"
#include "tests/support/temp_dir.h"

namespace khabar {
namespace {

const VariantTable kNoVariants;

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::TempDir;

ArticleBatch batch(std::uint64_t number) {
  ArticleBatch made{number, {}};
  for (const char* suffix : {"a", "b"}) {
    Article article;
    article.id = std::to_string(number) + suffix;
    article.body = "text";
    made.articles.push_back(article);
  }
  return made;
}

std::vector<std::string> ids(const std::filesystem::path& path) {
  const Xapian::Database database(path.string());
  std::vector<std::string> found;
  for (auto at = database.postlist_begin({}); at != database.postlist_end({}); ++at) {
    found.push_back(stored_article(database.get_document(*at)).id);
  }
  return found;
}

struct IndexWriterTest : ::testing::TestWithParam<unsigned> {
  TempDir dir;
  PartDatabases method{dir.path()};
  khabar::Run run;
};

TEST_P(IndexWriterTest, ReturnsDatabasesInInputOrder) {
  IndexWriter writer(method, dir.path(), {.jobs = GetParam()}, kNoVariants, run);
  for (std::uint64_t i = 0; i < 12; ++i) writer.write(batch(i));
  std::vector<std::string> all;
  for (const auto& path : writer.finish()) {
    for (const std::string& id : ids(path)) all.push_back(id);
  }
  ASSERT_EQ(all.size(), 24U);
  for (std::size_t i = 0; i < all.size(); ++i) EXPECT_EQ(all[i], std::to_string(i / 2) + (i % 2 == 0 ? "a" : "b"));
  EXPECT_EQ(run.counters.articles, 24U);
}

TEST_P(IndexWriterTest, MergesNeighboursWhileTheRunGoesOn) {
  IndexWriter writer(method, dir.path(), {.jobs = GetParam(), .fan_in = 3}, kNoVariants, run);
  for (std::uint64_t i = 0; i < 13; ++i) writer.write(batch(i));  // 13 = 9 + 3 + 1
  const Paths paths = writer.finish();
  ASSERT_EQ(paths.size(), 3U);
  EXPECT_EQ(ids(paths[0]).size(), 18U);
  EXPECT_THAT(ids(paths[1]), ElementsAre("9a", "9b", "10a", "10b", "11a", "11b"));
  EXPECT_THAT(ids(paths[2]), ElementsAre("12a", "12b"));
  EXPECT_EQ(ids(paths[0])[17], "8b");
  std::size_t left = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(dir.path())) ++left;
  EXPECT_EQ(left, 3U) << "merged parts stay on disk";
}

TEST_P(IndexWriterTest, WritesTheSameHoweverFewWordsItKeeps) {
  std::vector<std::string> written;
  for (const std::size_t words : {std::size_t{1}, std::numeric_limits<std::size_t>::max()}) {
    const TempDir scratch;
    IndexWriter writer(method, scratch.path(), {.jobs = GetParam(), .words = words}, kNoVariants, run);
    for (std::uint64_t i = 0; i < 3; ++i) writer.write(batch(i));
    std::string all;
    for (const auto& path : writer.finish()) {
      const Xapian::Database database(path.string());
      for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
        all += *term + ' ' + std::to_string(term.get_termfreq()) + '\n';
      }
      for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key) {
        all += *key + ' ' + database.get_metadata(*key) + '\n';
      }
    }
    written.push_back(all);
  }
  EXPECT_NE(written[0], "");
  EXPECT_EQ(written[0], written[1]);
}

TEST_P(IndexWriterTest, ReturnsNothingForNothing) {
  IndexWriter writer(method, dir.path(), {.jobs = GetParam()}, kNoVariants, run);
  EXPECT_THAT(writer.finish(), IsEmpty());
}

TEST_P(IndexWriterTest, ThrowsWhatAThreadThrewInsteadOfWaitingForRoom) {
  khabar::Run failing([] { throw std::runtime_error("failed"); });
  IndexWriter writer(method, dir.path(), {.jobs = GetParam()}, kNoVariants, failing);
  EXPECT_THROW(
      {
        for (std::uint64_t i = 0; i < 1000; ++i) writer.write(batch(i));
        writer.finish();
      },
      std::runtime_error);
}

TEST_P(IndexWriterTest, CanBeDroppedWithoutFinishing) {
  for (int i = 0; i < 5; ++i) {
    const TempDir scratch;
    IndexWriter writer(method, scratch.path(), {.jobs = GetParam()}, kNoVariants, run);
    writer.write(batch(0));
  }
}

INSTANTIATE_TEST_SUITE_P(Jobs, IndexWriterTest, ::testing::Values(1U, 2U, 5U));

TEST(PartTree, KeepsFewerPartsThanTheFanInOnEachLevel) {
  PartTree tree(4);
  for (std::uint64_t i = 0; i < 1000; ++i) {
    auto merge = tree.add({0, i});
    while (merge) {
      ASSERT_EQ(merge->children.size(), 4U);
      merge = tree.add(merge->parent);
    }
    std::map<unsigned, std::size_t> a_level;
    for (const Part& part : tree.parts()) EXPECT_LT(++a_level[part.level], 4U);
  }
}

TEST(PartTree, WaitsForTheLastSiblingInAnyOrder) {
  PartTree tree(3);
  EXPECT_FALSE(tree.add({0, 4}));
  EXPECT_FALSE(tree.add({0, 2}));
  EXPECT_FALSE(tree.add({0, 5}));
  const auto merge = tree.add({0, 3});
  ASSERT_TRUE(merge);
  EXPECT_THAT(merge->children, ElementsAre(Part{0, 3}, Part{0, 4}, Part{0, 5}));
  EXPECT_EQ(merge->parent, (Part{1, 1}));
  EXPECT_FALSE(tree.add(merge->parent));
  EXPECT_THAT(tree.parts(), ElementsAre(Part{0, 2}, Part{1, 1}));
}

TEST(PartTree, DoesNotTakeALargerPartForItsFirstChild) {
  PartTree tree(2);
  EXPECT_FALSE(tree.add({1, 0}));
  EXPECT_FALSE(tree.add({0, 1}));
  EXPECT_THAT(tree.parts(), ElementsAre(Part{1, 0}, Part{0, 1}));
}

}  // namespace
}  // namespace khabar
