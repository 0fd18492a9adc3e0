#include "indexer/build/indexing_run.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "common/analysis/analyzer.h"
#include "common/index/article_document.h"
#include "common/index/index_directory.h"
#include "common/index/index_snapshot.h"
#include "common/program/error.h"
#include "common/stored/field.h"
#include "indexer/generation/index_lock.h"
#include "tests/support/file_size_limit.h"
#include "tests/support/no_check_point.h"
#include "tests/support/sanitizers.h"
#include "tests/support/temp_dir.h"

namespace khabar {
namespace {

using ::testing::ElementsAre;
using testing::FileSizeLimit;
using ::testing::HasSubstr;
using testing::kNoCheckPoint;
using testing::TempDir;

Article article(const std::string& id, const std::string& body) {
  Article made;
  made.id = id;
  made.title = "title of " + id;
  made.body = body;
  made.path = "in/" + body;
  return made;
}

std::vector<Article> articles(int count) {
  std::vector<Article> made;
  for (int i = 0; i < count; ++i) made.push_back(article("id" + std::to_string(i), "body" + std::to_string(i)));
  return made;
}

// Both ways to build: with our own writer of tables, and by Xapian alone.
struct IndexingRun : ::testing::TestWithParam<bool> {
  TempDir dir;
  IndexDirectory directory{dir.path() / "index"};

  BuildSettings settings(const std::vector<Article>& input, unsigned jobs = 2, std::size_t batch = 10) const {
    BuildSettings made;
    made.index = directory.root();
    made.inputs = {"in"};
    made.jobs = jobs;
    made.batch_articles = batch;
    if (GetParam()) made.glass_test = [](const auto&) { return std::optional<std::string>("another version"); };
    made.read = [input](ArticleSink& sink) {
      for (Article copy : input) sink.add(std::move(copy));
      sink.consumed(100);
    };
    return made;
  }

  struct Built {
    IndexingReport report;
    std::filesystem::path report_path;
  };

  static Built run(const BuildSettings& settings, const CheckPoint& check_point = kNoCheckPoint) {
    khabar::Run one(check_point);
    BuildResult result = build_index(settings, one);
    return {std::move(one.report), std::move(result.report_path)};
  }

  // Every article in the order of document ids, through the door that readers take.
  std::vector<Article> indexed() const {
    const IndexSnapshot snapshot(directory.root());
    std::vector<Article> found;
    for (auto at = snapshot.database().postlist_begin({}); at != snapshot.database().postlist_end({}); ++at) {
      found.push_back(stored_article(snapshot.database().get_document(*at)));
    }
    return found;
  }

  nlohmann::json report_of(const Built& result) const {
    std::ifstream file(result.report_path);
    return nlohmann::json::parse(file);
  }

  // Nothing published beyond `generations`, nothing unfinished.
  void expect_untouched(const std::vector<std::string>& generations) const {
    EXPECT_EQ(directory.list_generations(), generations);
    EXPECT_EQ(directory.current(), generations.empty() ? std::nullopt : std::optional(generations.back()));
    for (const auto& entry : std::filesystem::recursive_directory_iterator(directory.root())) {
      EXPECT_FALSE(entry.path().filename().string().starts_with('.')) << entry.path();
    }
  }
};

TEST_P(IndexingRun, PublishesWhatItRead) {
  const Built result = run(settings(articles(25)));
  EXPECT_EQ(indexed(), articles(25));
  EXPECT_EQ(result.report.indexed, 25U);
  EXPECT_EQ(result.report.bytes, 100U);
  EXPECT_TRUE(result.report.published);
  expect_untouched({result.report.generation});
}

TEST_P(IndexingRun, WarnsOfTheSlowerWay) {
  khabar::Run one(kNoCheckPoint);
  const std::vector<std::string> texts = build_index(settings(articles(3)), one).warnings.texts();
  ASSERT_EQ(texts.size(), GetParam() ? 1U : 0U);
  if (!texts.empty()) {
    EXPECT_THAT(texts[0], HasSubstr("another version"));
  }
}

TEST_P(IndexingRun, MakesTheSameDocumentsWithAnyNumberOfJobsAndAnyBatchSize) {
  std::vector<Article> input = articles(240);
  input[200].id = "id7";
  for (const unsigned jobs : {1U, 2U, 4U, 9U}) {
    for (const std::size_t batch : {1U, 7U, 1000U}) {
      run(settings(input, jobs, batch));
      std::vector<Article> expected = input;
      expected.erase(expected.begin() + 7);
      EXPECT_EQ(indexed(), expected) << jobs << " jobs, batches of " << batch;
    }
  }
}

TEST_P(IndexingRun, LetsTheLaterOfTwoArticlesWithOneIdStand) {
  struct Case {
    const char* name;
    std::size_t batch;
  };
  // One after the other: in one batch, in neighbouring batches, far apart.
  for (const Case& at : {Case{"one batch", 100}, Case{"neighbours", 3}, Case{"each alone", 1}}) {
    const std::vector<Article> input{article("a", "1"), article("b", "2"), article("a", "3"),
                                     article("c", "4"), article("a", "5"), article("b", "6")};
    const Built result = run(settings(input, 3, at.batch));
    EXPECT_THAT(indexed(), ElementsAre(input[3], input[4], input[5])) << at.name;
    EXPECT_EQ(result.report.indexed, 3U);
    std::vector<std::string> replaced;
    for (const ReplacedArticle& one : result.report.replaced.listed()) replaced.push_back(one.id + one.path + one.by);
    EXPECT_THAT(replaced, ElementsAre("ain/1in/5", "bin/2in/6", "ain/3in/5")) << at.name;
  }
}

TEST_P(IndexingRun, NamesReplacedArticlesInTheReport) {
  const auto report = report_of(run(settings({article("a", "1"), article("a", "2")})));
  EXPECT_EQ(report["replaced"]["count"], 1);
  EXPECT_EQ(report["replaced"]["articles"][0]["id"], "a");
  EXPECT_EQ(report["replaced"]["articles"][0]["path"], "in/1");
  EXPECT_EQ(report["replaced"]["articles"][0]["by"], "in/2");
}

TEST_P(IndexingRun, KeepsAllOfAnInputThatIsReadTwice) {
  std::vector<Article> twice = articles(40);
  for (const Article& one : articles(40)) twice.push_back(one);
  const Built result = run(settings(twice, 2, 10));
  EXPECT_EQ(indexed(), articles(40));
  EXPECT_EQ(result.report.replaced.count(), 40U);
}

TEST_P(IndexingRun, GoesOnAfterASkippedInput) {
  BuildSettings build = settings({});
  build.read = [](ArticleSink& sink) {
    sink.skip({"in/a.jsonl", 3, "broken JSON: unexpected end"});
    sink.add(article("a", "1"));
    sink.skip({"in/b", 0, "no text"});
  };
  const Built result = run(build);
  EXPECT_EQ(indexed().size(), 1U);
  const auto report = report_of(result);
  EXPECT_EQ(report["skipped"]["count"], 2);
  EXPECT_EQ(report["skipped"]["reasons"]["broken JSON"], 1);
  EXPECT_EQ(report["skipped"]["inputs"][0]["path"], "in/a.jsonl");
  EXPECT_EQ(report["skipped"]["inputs"][0]["line"], 3);
  EXPECT_EQ(report["skipped"]["inputs"][0]["reason"], "broken JSON: unexpected end");
  EXPECT_EQ(report["published"], true);
}

TEST_P(IndexingRun, RefusesToPublishNoArticleAtAll) {
  const std::string published = run(settings(articles(3))).report.generation;
  BuildSettings build = settings({});
  build.read = [](ArticleSink& sink) { sink.skip({"in/a", 0, "no text"}); };
  try {
    run(build);
    FAIL() << "published nothing";
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(), "no article found in in");
    EXPECT_THAT(error.hint(), HasSubstr("in/a: no text"));
    EXPECT_EQ(error.status(), ExitStatus::kError);
  }
  expect_untouched({published});
  EXPECT_EQ(indexed(), articles(3));
}

TEST_P(IndexingRun, LeavesTheIndexAsItWasWhereReadingFails) {
  const std::string published = run(settings(articles(3))).report.generation;
  BuildSettings build = settings({});
  build.read = [](ArticleSink& sink) {
    for (Article& one : articles(50)) sink.add(std::move(one));
    throw Error("the disk went away");
  };
  EXPECT_THROW(run(build), Error);
  expect_untouched({published});
  EXPECT_EQ(indexed(), articles(3));
}

TEST_P(IndexingRun, PassesOnWhatAnIndexingThreadThrows) {
  const std::string published = run(settings(articles(3))).report.generation;
  BuildSettings build = settings({});
  const auto reader = std::this_thread::get_id();
  std::atomic<int> calls{0};
  build.read = [](ArticleSink& sink) {
    for (Article& one : articles(5000)) sink.add(std::move(one));
  };
  const auto check_point = [&] {
    if (std::this_thread::get_id() != reader && ++calls > 100) throw Error("thread failed");
  };
  try {
    run(build, check_point);
    FAIL() << "the failure was lost";
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(), "thread failed");
  }
  expect_untouched({published});
}

TEST_P(IndexingRun, CanBeEndedAtAnyCheckPoint) {
  const std::string published = run(settings(articles(3))).report.generation;
  std::atomic<int> all{0};
  const BuildSettings build = settings(articles(40));
  {
    TempDir other;
    BuildSettings elsewhere = build;
    elsewhere.index = other.path() / "index";
    run(elsewhere, [&] { ++all; });
  }
  ASSERT_GT(all, 80);
  // It is asked as time passes, too, so that a run may ask less often than the one before.
  int ended = 0;
  constexpr int kStep = testing::kSanitized ? 29 : 7;
  for (int last = 1; last <= all; last += kStep) {
    std::atomic<int> calls{0};
    const auto check_point = [&] {
      if (++calls >= last) throw Error("ended by SIGTERM", "", static_cast<ExitStatus>(143));
    };
    try {
      run(build, check_point);
      EXPECT_LT(calls, last) << "it went on past its end";
      break;
    } catch (const Error&) {
      expect_untouched({published});
      EXPECT_EQ(indexed(), articles(3)) << "check point " << last;
      ++ended;
    }
  }
  EXPECT_GE(ended, 80 / kStep);
}

TEST_P(IndexingRun, LeavesTheIndexAsItWasWhereTheDiskIsFull) {
  const std::string published = run(settings(articles(3))).report.generation;
  for (const rlim_t bytes : {0U, 1'000U, 20'000U, 100'000U}) {
    const FileSizeLimit limit(bytes);
    EXPECT_THROW(run(settings(articles(2000), 2, 500)), Error) << bytes << " bytes";
  }
  expect_untouched({published});
  EXPECT_EQ(indexed(), articles(3));
}

TEST_P(IndexingRun, LetsOneWriterIn) {
  const IndexLock other(directory);
  try {
    run(settings(articles(3)));
    FAIL() << "two writers";
  } catch (const Error& error) {
    EXPECT_EQ(error.status(), ExitStatus::kBusy);
  }
}

TEST_P(IndexingRun, DoesNotDisturbAReaderOfTheOldGeneration) {
  run(settings(articles(30)));
  const IndexSnapshot reader(directory.root());
  BuildSettings next = settings({article("new", "other")});
  next.keep = 1;
  next.force = true;
  run(next);
  EXPECT_THAT(directory.list_generations(), ElementsAre(*directory.current()));
  EXPECT_EQ(reader.database().get_doccount(), 30U);
  EXPECT_EQ(reader.database().get_termfreq("Zbody"), 30U);
  EXPECT_EQ(stored_article(reader.database().get_document(8)), articles(30)[7]);
  EXPECT_EQ(indexed().size(), 1U);
}

TEST_P(IndexingRun, KeepsAsManyGenerationsAsAsked) {
  for (const auto& [keep, left] : {std::pair<std::size_t, std::size_t>{3, 1}, {3, 2}, {3, 3}, {3, 3}, {1, 1}, {2, 2}}) {
    BuildSettings build = settings(articles(3));
    build.keep = keep;
    run(build);
    EXPECT_EQ(directory.list_generations().size(), left) << "keep " << keep;
  }
}

TEST_P(IndexingRun, TakesAnArticleLargerThanABatch) {
  std::vector<Article> input = articles(5);
  input[2].body.clear();
  while (input[2].body.size() < kBatchBytes + 1) input[2].body += std::string(60, 'w') + ' ';
  const Built result = run(settings(input));
  EXPECT_EQ(result.report.indexed, 5U);
  EXPECT_EQ(indexed(), input);
}

TEST_P(IndexingRun, WritesMetadataThatReadersCheck) {
  const Built result = run(settings(articles(3)));
  const IndexSnapshot snapshot(directory.root());
  const IndexMetadata metadata = read_metadata(snapshot.database());
  EXPECT_EQ(metadata.schema_version, kSchemaVersion);
  EXPECT_EQ(metadata.created, result.report.started);
  EXPECT_FALSE(metadata.khabar_version.empty());
}

INSTANTIATE_TEST_SUITE_P(Of, IndexingRun, ::testing::Bool(),
                         [](const auto& way) { return way.param ? "PartDatabases" : "BulkLoad"; });

}  // namespace
}  // namespace khabar
