#include "indexer/update/generation_edit.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "common/digest.h"
#include "common/forms/form_table.h"
#include "common/index/article_document.h"
#include "common/index/index_directory.h"
#include "common/program/error.h"
#include "indexer/update/change_analyzer.h"
#include "indexer/update/database_copy.h"
#include "tests/support/index_contents.h"
#include "tests/support/no_check_point.h"
#include "tests/support/read_file.h"
#include "tests/support/temp_dir.h"
#include "tests/support/test_index.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;
using testing::form_contents;
using ::testing::HasSubstr;
using testing::kNoCheckPoint;
using testing::make_article;
using testing::read_file;
using testing::TempDir;

TEST(DatabaseCopy, HoldsTheSameBytes) {
  const TempDir dir;
  std::string large;
  while (large.size() < 40'000'000) large += "0123456789abcdef" + std::to_string(large.size());
  dir.write("from/large", large);
  dir.write("from/empty", "");
  fs::create_directory(dir.path() / "to");
  const FileDigests copies = copy_database(dir.path() / "from", dir.path() / "to", kNoCheckPoint);
  ASSERT_EQ(copies.size(), 2U);
  EXPECT_EQ(copies[1], (FileDigest{"large", large.size(), hex_digest(large)}));
  EXPECT_EQ(read_file(dir.path() / "to/large"), large);
  EXPECT_EQ(read_file(dir.path() / "to/empty"), "");
}

TEST(DatabaseCopy, CopiesToAnotherFileSystem) {
  if (!fs::is_directory("/dev/shm")) GTEST_SKIP() << "/dev/shm is not there";
  const TempDir dir;
  dir.write("from/data", std::string(3'000'000, 'x'));
  std::string name = "/dev/shm/khabar-test-XXXXXX";
  ASSERT_NE(::mkdtemp(name.data()), nullptr);
  copy_database(dir.path() / "from", name, kNoCheckPoint);
  EXPECT_EQ(read_file(fs::path(name) / "data"), std::string(3'000'000, 'x'));
  fs::remove_all(name);
}

TEST(DatabaseCopy, EndsWhereItIsAskedTo) {
  const TempDir dir;
  dir.write("from/data", "x");
  fs::create_directory(dir.path() / "to");
  EXPECT_THROW(copy_database(dir.path() / "from", dir.path() / "to", [] { throw Error("ended by SIGTERM"); }), Error);
}

struct GenerationEditTest : ::testing::Test {
  // Puts articles as the threads of an update do; of `known`, those not put before replace what is published.
  static void put(GenerationEdit& edit, const std::vector<Article>& changed, const KnownArticles& known,
                  const fs::path& published) {
    ChangeAnalyzer analyzer(published);
    std::set<std::string> before;
    for (const Article& article : changed) {
      const auto number = known.find(article.id);
      const bool first = number && before.insert(article.id).second;
      edit.put(article, analyzer.analyze({article, first ? known.document(*number) : 0}));
    }
    edit.count(std::move(analyzer.forms()));
  }

  TempDir dir;
  std::vector<Article> articles{make_article("a", "خبر أول", "نص"), make_article("b", "خبر ثان", "نص"),
                                make_article("معرف", "خبر ثالث", "نص")};
  fs::path index = dir.path() / "index";
  fs::path copy = dir.path() / "copy";

  void SetUp() override {
    testing::publish_index(index, articles);
    fs::create_directory(copy);
  }
};

TEST_F(GenerationEditTest, KeepsTheTableOfFormsAsABuildWouldMakeIt) {
  const IndexSnapshot snapshot(index);
  const KnownArticles known(snapshot.database());
  GenerationEdit edit(snapshot, IndexDirectory(index).current_path(), known, copy, {1, 0, {}}, kNoCheckPoint);
  const Article changed = make_article("a", "الأخبار", "وأخبار نص");
  const Article added = make_article("d", "نصوص", "خبر");
  const Article twice = make_article("معرف", "للخبر", "شيء آخر");
  put(edit, {changed, added, twice}, known, IndexDirectory(index).current_path());
  edit.restore(3);
  edit.remove(2);
  edit.finish(read_metadata(snapshot.database()));
  Analyzer analyzer;
  const Xapian::Database edited(copy.string());
  const Xapian::Database built = testing::temporary_index({changed, articles[2], added}, analyzer);
  EXPECT_EQ(form_contents(edited), form_contents(built));
  EXPECT_NE(form_contents(edited), "");
  EXPECT_NO_THROW(FormTable({edited}).check([] {}));
}

TEST_F(GenerationEditTest, KnowsArticlesByIdAndContent) {
  const IndexSnapshot snapshot(index);
  const KnownArticles known(snapshot.database());
  ASSERT_EQ(known.size(), 3U);
  for (std::size_t i = 0; i < articles.size(); ++i) {
    const auto number = known.find(articles[i].id);
    ASSERT_TRUE(number) << articles[i].id;
    EXPECT_EQ(known.document(*number), i + 1);
    EXPECT_TRUE(known.has_hash(*number, content_hash(articles[i])));
    EXPECT_FALSE(known.has_hash(*number, content_hash(articles[(i + 1) % 3])));
  }
  EXPECT_FALSE(known.find("c"));
}

TEST_F(GenerationEditTest, ChangesTheCopyAndNothingElse) {
  const IndexSnapshot snapshot(index);
  const KnownArticles known(snapshot.database());
  GenerationEdit edit(snapshot, IndexDirectory(index).current_path(), known, copy, {1000, 0, {}}, kNoCheckPoint);
  const Article changed = make_article("b", "خبر مصحح", "نص آخر");
  const Article added = make_article("c", "خبر رابع", "نص");
  put(edit, {changed, make_article("c", "خبر قديم", "نص"), added, make_article("معرف", "خبر آخر", "نص")}, known,
      IndexDirectory(index).current_path());
  edit.restore(3);
  edit.remove(1);
  edit.finish(read_metadata(snapshot.database()));
  const Xapian::Database database(copy.string());
  ASSERT_EQ(database.get_doccount(), 3U);
  EXPECT_EQ(stored_article(database.get_document(2)), changed);
  EXPECT_EQ(stored_article(database.get_document(3)), articles[2]);
  EXPECT_EQ(stored_article(database.get_document(4)), added);
  EXPECT_EQ(Xapian::Database::check(copy.string()), 0U);
  EXPECT_EQ(snapshot.database().get_doccount(), 3U);
  EXPECT_EQ(stored_article(snapshot.database().get_document(2)), articles[1]);
}

TEST_F(GenerationEditTest, RefusesPublishedArticlesThatTakeTooMuchMemory) {
  const IndexSnapshot snapshot(index);
  const KnownArticles known(snapshot.database());
  struct Case {
    const char* name;
    LargestArticle largest;
    const char* reason;
  };
  for (const Case& at :
       {Case{"long", {.bytes = 8}, "it has"}, Case{"words", {.words = 1}, "it has more than 1 different words"}}) {
    const fs::path destination = dir.path() / at.name;
    fs::create_directory(destination);
    GenerationEdit edit(snapshot, IndexDirectory(index).current_path(), known, destination, {1000, 0, at.largest},
                        kNoCheckPoint);
    for (const auto change : {&GenerationEdit::restore, &GenerationEdit::remove}) {
      try {
        (edit.*change)(2);
        FAIL() << "it was read";
      } catch (const Error& error) {
        EXPECT_THAT(error.what(), HasSubstr("the published article b takes more memory than --memory allows"));
        EXPECT_THAT(error.what(), HasSubstr(at.reason));
      }
    }
  }
}

TEST_F(GenerationEditTest, RefusesACopyThatIsNotWhatWasPublished) {
  const IndexSnapshot snapshot(index);
  const KnownArticles known(snapshot.database());
  const fs::path published = IndexDirectory(index).current_path();
  const fs::path file = published / "docdata.glass";
  std::string bytes = read_file(file);
  bytes[bytes.size() / 2] ^= 1;
  dir.write("index/generations/" + published.filename().string() + "/docdata.glass", bytes);
  try {
    const GenerationEdit edit(snapshot, published, known, copy, {1000, 0, {}}, kNoCheckPoint);
    FAIL() << "it was copied";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("docdata.glass has changed since it was published"));
  }
}

}  // namespace
}  // namespace khabar
