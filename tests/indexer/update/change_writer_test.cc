#include "indexer/update/change_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

#include "common/index/article_document.h"
#include "common/index/index_directory.h"
#include "common/program/error.h"
#include "tests/support/index_contents.h"
#include "tests/support/temp_dir.h"
#include "tests/support/test_index.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;
using testing::index_contents;
using testing::make_article;
using testing::TempDir;

struct ChangeWriterTest : ::testing::TestWithParam<unsigned> {
  static constexpr int kArticles = 300;
  static constexpr std::size_t kWaiting = 20'000;

  TempDir dir;
  fs::path index = dir.path() / "index";
  CheckPoint check_point = [] {};
  int opened = 0;

  static Article article(int number, const std::string& edition) {
    return make_article(std::to_string(number), "خبر رقم " + std::to_string(number),
                        "قالت الحكومة إن الأخبار " + edition + " كلمة" + std::to_string(number % 37) + " رقم " +
                            std::to_string(number));
  }

  void SetUp() override {
    std::vector<Article> articles;
    for (int i = 0; i < kArticles; ++i) articles.push_back(article(i, "القديمة"));
    testing::publish_index(index, articles);
  }

  fs::path published() const { return IndexDirectory(index).current_path(); }

  ChangeWriter writer(const IndexSnapshot& snapshot, const KnownArticles& known, unsigned jobs, const fs::path& copy) {
    return ChangeWriter({jobs, kWaiting, published()}, [&, copy] {
      ++opened;
      fs::create_directory(copy);
      return std::make_unique<GenerationEdit>(snapshot, published(), known, copy, UpdateMemory{30'000, 0, {}},
                                              check_point);
    });
  }

  // Every other article changes, new ones come, and some of both come once more in another edition.
  static void put_changes(ChangeWriter& writer) {
    for (int i = 0; i < kArticles; i += 2) writer.put({article(i, "الجديدة"), static_cast<Xapian::docid>(i + 1)});
    for (int i = 0; i < 50; ++i) writer.put({article(kArticles + i, "المضافة"), 0});
    for (int i = 0; i < kArticles + 20; i += 10) writer.put({article(i, "الأخيرة"), 0});
  }

  std::string edited(unsigned jobs, const std::string& name) {
    const IndexSnapshot snapshot(index);
    const KnownArticles known(snapshot.database());
    ChangeWriter changes = writer(snapshot, known, jobs, dir.path() / name);
    put_changes(changes);
    changes.finish()->finish(read_metadata(snapshot.database()));
    return index_contents(Xapian::Database((dir.path() / name).string()));
  }
};

TEST_P(ChangeWriterTest, MakesWhatOneThreadMakes) {
  const std::string expected = edited(1, "one");
  EXPECT_EQ(edited(GetParam(), "several"), expected);
  EXPECT_EQ(opened, 2);
}

TEST_P(ChangeWriterTest, MakesWhatABuildOfTheLastEditionsMakes) {
  edited(GetParam(), "copy");
  std::vector<Article> last;
  for (int i = 0; i < kArticles + 50; ++i) {
    const char* edition = i >= kArticles ? "المضافة" : i % 2 == 0 ? "الجديدة" : "القديمة";
    last.push_back(article(i, i % 10 == 0 && i < kArticles + 20 ? "الأخيرة" : edition));
  }
  const fs::path built = dir.path() / "built";
  testing::publish_index(built, last);
  EXPECT_EQ(index_contents(Xapian::Database((dir.path() / "copy").string())),
            index_contents(Xapian::Database(IndexDirectory(built).current_path().string())));
}

TEST_P(ChangeWriterTest, CopiesNothingBeforeTheFirstChange) {
  const IndexSnapshot snapshot(index);
  const KnownArticles known(snapshot.database());
  { const ChangeWriter unused = writer(snapshot, known, GetParam(), dir.path() / "unused"); }
  EXPECT_EQ(opened, 0);
  ChangeWriter changes = writer(snapshot, known, GetParam(), dir.path() / "copy");
  EXPECT_TRUE(changes.finish()) << "for removals alone";
  EXPECT_EQ(opened, 1);
}

TEST_P(ChangeWriterTest, ThrowsWhatAThreadThrew) {
  const IndexSnapshot snapshot(index);
  const KnownArticles known(snapshot.database());
  std::atomic<int> left = 100;
  check_point = [&] {
    if (--left < 0) throw Error("ended by a signal");
  };
  ChangeWriter changes = writer(snapshot, known, GetParam(), dir.path() / "copy");
  EXPECT_THROW(
      {
        for (int i = 0; i < 1000; ++i) put_changes(changes);
        changes.finish();
      },
      Error);
}

TEST_P(ChangeWriterTest, ThrowsWhatOpeningThrew) {
  ChangeWriter changes({GetParam(), kWaiting, published()},
                       []() -> std::unique_ptr<GenerationEdit> { throw Error("the disk is full"); });
  EXPECT_THROW(
      {
        put_changes(changes);
        changes.finish();
      },
      Error);
  ChangeWriter elsewhere({GetParam(), kWaiting, dir.path() / "nowhere"},
                         []() -> std::unique_ptr<GenerationEdit> { throw std::logic_error("opened all the same"); });
  EXPECT_THROW(
      {
        put_changes(elsewhere);
        elsewhere.finish();
      },
      Error);
}

TEST_P(ChangeWriterTest, CanBeDroppedWithoutFinishing) {
  const IndexSnapshot snapshot(index);
  const KnownArticles known(snapshot.database());
  for (int i = 0; i < 5; ++i) {
    ChangeWriter changes = writer(snapshot, known, GetParam(), dir.path() / std::to_string(i));
    for (int change = 0; change < 40 * i; ++change) changes.put({article(change, "الجديدة"), 0});
  }
}

INSTANTIATE_TEST_SUITE_P(Jobs, ChangeWriterTest, ::testing::Values(1U, 2U, 5U));

}  // namespace
}  // namespace khabar
