// The two ways to build, compared with each other.
#include "indexer/build/bulk_load.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <utility>

#include "indexer/build/index_writer.h"
#include "indexer/build/part_database.h"
#include "indexer/generation/generation_digests.h"
#include "tests/indexer/glass/collection.h"
#include "tests/support/index_contents.h"
#include "tests/support/no_check_point.h"
#include "tests/support/sanitizers.h"
#include "tests/support/temp_dir.h"
#include "tests/support/test_index.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;
using ::testing::IsEmpty;
using testing::kNoCheckPoint;

const std::vector<std::string> kNewsWords{"أعلنت", "وزارة",  "الصحة",  "المغربية", "عن",     "google",  "2024",
                                          "طنجة",  "كتابين", "والكتب", "مصري",     "المصري", "بريطاني", "خبرٌ"};

// Articles of random words, some of them without a date, a source or any text, some with odd ids, some near duplicates.
std::vector<Article> random_articles(std::size_t count) {
  std::mt19937 random(11);
  const auto below = [&](std::size_t limit) { return random() % limit; };
  std::vector<Article> articles;
  for (std::size_t i = 0; i < count; ++i) {
    std::string body;
    for (std::size_t word = below(150); word > 0; --word) body += kNewsWords[below(kNewsWords.size())] + ' ';
    if (i > 9 && below(4) == 0) body = articles[below(i)].body + " نهاية";
    if (below(50) == 0) body += std::string(300, 'w') + " كلمة" + std::to_string(i);
    const std::string id = below(9) == 0 ? "خبر " + std::to_string(i) : "id" + std::to_string(i);
    const std::string day = below(4) == 0 ? "" : "2018-01-" + std::to_string(10 + below(20));
    articles.push_back(testing::make_article(id, below(9) == 0 ? "" : "خبر من " + kNewsWords[below(kNewsWords.size())],
                                             body, day, below(3) == 0 ? "" : "المصرى اليوم",
                                             below(2) == 0 ? "" : "رياضة"));
  }
  return articles;
}

// Its articles in their order, whatever their numbers, and its word forms.
std::string contents_without_numbers(const fs::path& path) {
  const Xapian::Database database(path.string());
  std::string all;
  for (auto at = database.postlist_begin({}); at != database.postlist_end({}); ++at) {
    const Xapian::Document document = database.get_document(*at);
    all += "document " + document.get_data() + '\n';
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
      all += *term + ' ' + std::to_string(term.get_wdf()) + ' ' + std::to_string(term.get_termfreq()) + '\n';
    }
    for (auto value = document.values_begin(); value != document.values_end(); ++value) {
      all += std::to_string(value.get_valueno()) + ' ' + *value + '\n';
    }
  }
  return all + testing::form_contents(database);
}

struct Limits {
  unsigned jobs = 1;
  std::size_t batch = 250;
  std::size_t words = 100'000;
  std::size_t fan_in = 64;
};

struct BulkLoadTest : ::testing::Test {
  // The database of `articles`, in `name`.
  template <typename Method>
  fs::path build(const std::string& name, const std::vector<Article>& articles, const Limits& limits) {
    const testing::TempDir scratch;
    Method method(scratch.path());
    khabar::Run run;
    Paths parts = write(method, scratch.path(), articles, limits, run);
    Analyzer analyzer;
    replaced = method.remove_replaced(parts, analyzer, kNoCheckPoint);
    method.group(parts, kNoCheckPoint);
    const IndexMetadata metadata{1, analyzer.fingerprint(), "2025-01-20T00:00:00Z", "1", {}};
    const fs::path path = dir.path() / name;
    fs::remove_all(path);
    fs::create_directory(path);
    method.make_index(parts, metadata, path, limits.jobs, kNoCheckPoint);
    return path;
  }

  static Paths write(BuildMethod& method, const fs::path& scratch, const std::vector<Article>& articles,
                     const Limits& limits, khabar::Run& run) {
    const VariantTable none;
    IndexWriter writer(method, scratch, {limits.jobs, limits.words, limits.fan_in}, none, run);
    ArticleBatch batch;
    for (const Article& article : articles) {
      batch.articles.push_back(article);
      if (batch.articles.size() < limits.batch) continue;
      ArticleBatch next{batch.number + 1, {}, batch.before + batch.articles.size()};
      writer.write(std::exchange(batch, std::move(next)));
    }
    if (!batch.articles.empty()) writer.write(std::move(batch));
    return writer.finish();
  }

  static void expect_same(const fs::path& ours, const fs::path& xapians) {
    EXPECT_THAT(testing::check_of(ours), IsEmpty());
    EXPECT_THAT(testing::first_difference(testing::all_of(Xapian::Database(ours.string())),
                                          testing::all_of(Xapian::Database(xapians.string()))),
                IsEmpty());
  }

  testing::TempDir dir;
  ReplacedArticles replaced;
};

TEST_F(BulkLoadTest, MakesTheDatabaseThatXapianMakes) {
  const std::vector<Article> articles = random_articles(400);
  expect_same(build<BulkLoad>("ours", articles, {.batch = 150}), build<PartDatabases>("xapians", articles, {}));
}

TEST_F(BulkLoadTest, MakesTheDatabaseOfOneArticle) {
  for (const Article& article : random_articles(5)) {
    expect_same(build<BulkLoad>("ours", {article}, {}), build<PartDatabases>("xapians", {article}, {}));
  }
}

TEST_F(BulkLoadTest, MakesTheSameBytesWithAnyJobsAndMemory) {
  std::vector<Article> articles = random_articles(testing::kSanitized ? 100 : 300);
  articles[60].id = articles[7].id;
  articles[90].id = articles[7].id;
  const FileDigests digests = digests_of(build<BulkLoad>("ours", articles, {.batch = 1'000}), kNoCheckPoint);
  for (const Limits& limits : {Limits{1, 10, 100'000, 64}, Limits{2, 10, 1, 3}, Limits{3, 1, 100, 4},
                               Limits{2, 1'000, 100'000, 64}, Limits{5, 77, 50, 2}}) {
    EXPECT_EQ(digests_of(build<BulkLoad>("again", articles, limits), kNoCheckPoint), digests)
        << limits.jobs << " jobs, batches of " << limits.batch;
  }
}

TEST_F(BulkLoadTest, LeavesOutReplacedArticlesWithTheirFormsAndGroups) {
  std::vector<Article> articles = random_articles(200);
  for (std::size_t i = 0; i < 100; i += 2) articles[i].id = articles[i + 100].id;
  articles[199].id = articles[3].id;
  const fs::path ours = build<BulkLoad>("ours", articles, {.batch = 30});
  EXPECT_EQ(replaced.count(), 51U);
  EXPECT_EQ(replaced.listed().front().id, articles[0].id);
  EXPECT_EQ(replaced.listed().back().by, articles[198].path);
  std::vector<Article> left(articles.begin() + 1, articles.end());
  std::erase_if(left, [&](const Article& article) {
    const auto last =
        std::find_if(articles.rbegin(), articles.rend(), [&](const Article& other) { return other.id == article.id; });
    return *last != article;
  });
  ASSERT_EQ(left.size(), 149U);
  EXPECT_THAT(testing::check_of(ours), IsEmpty());
  EXPECT_THAT(testing::first_difference(contents_without_numbers(ours),
                                        contents_without_numbers(build<PartDatabases>("xapians", left, {}))),
              IsEmpty());
}

}  // namespace
}  // namespace khabar
