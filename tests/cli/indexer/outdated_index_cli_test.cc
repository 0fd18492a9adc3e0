// Updates of an index that another version, analyzer or table of variants made.
#include <gmock/gmock.h>

#include "common/index/article_document.h"
#include "indexer/generation/generation_digests.h"
#include "tests/support/indexer_cli.h"
#include "tests/support/sanitizers.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;
using testing::CommandResult;
using ::testing::HasSubstr;
using testing::json_lines;
using ::testing::Not;
using testing::run_command;

struct OutdatedIndexCli : testing::IndexerCliTest {
  CommandResult update(const std::string& lines, std::vector<std::string> options = {}) const {
    options.push_back(dir.write("update.jsonl", lines));
    return run("update", options);
  }

  // The published generation says that it has this format and analyzer.
  void become(int schema, const std::string& fingerprint) const {
    const auto path = directory.current_path();
    {
      Xapian::WritableDatabase database(path.string(), Xapian::DB_OPEN);
      IndexMetadata metadata = read_metadata(database);
      metadata.schema_version = schema;
      metadata.analyzer_fingerprint = fingerprint;
      write_metadata(database, metadata);
      database.commit();
    }
    write_digests(path, [] {});
  }

  bool finds(const std::string& word) const { return run_command({KHABAR_SEARCH, "--index", index, word}).status == 0; }
};

TEST_F(OutdatedIndexCli, RefusesAnIndexOfALaterFormatOrOfOtherVariants) {
  const std::string table = dir.write("variants.tsv", "زغرتا\tزغرطا\n");
  const std::string name = build(json_lines(3), {"--variants", table});
  EXPECT_EQ(update(json_lines(4)).status, 0) << "the stored variants count";
  EXPECT_EQ(update(json_lines(5), {"--variants", table}).status, 0);
  const CommandResult other = update(json_lines(6), {"--variants", dir.write("other.tsv", "زغرتا\tزغرطة\n")});
  EXPECT_EQ(other.status, 2);
  EXPECT_THAT(other.err, HasSubstr("was made with other spelling variants"));
  EXPECT_THAT(other.err, HasSubstr("--from-index"));
  become(kSchemaVersion + 1, Analyzer().fingerprint());
  const CommandResult later = update(json_lines(6));
  EXPECT_EQ(later.status, 2);
  EXPECT_THAT(later.err, HasSubstr("rebuild it"));
}

TEST_F(OutdatedIndexCli, BuildsAnIndexOfAnotherAnalyzerAgainAndKeepsWhatWasPublished) {
  for (const char* keep : {"1", "2", "5"}) {
    const std::string before = build(json_lines(3));
    become(kSchemaVersion, "0000");
    const CommandResult result = update(json_lines(4), {"--keep", keep});
    EXPECT_EQ(result.status, 0) << result.err;
    EXPECT_THAT(result.err, HasSubstr("building it again from its 3 articles first; generation " + before + " stays"));
    EXPECT_THAT(result.err, HasSubstr("1 added, 0 changed, 0 removed, 3 as before"));
    EXPECT_EQ(articles(), 4U);
    EXPECT_EQ(run("verify", {"--deep"}).status, 0);
    EXPECT_THAT(directory.list_generations(), ::testing::Contains(before));
    EXPECT_THAT(update(json_lines(5), {"--keep", "1"}).err, Not(HasSubstr("again"))) << "once is enough";
    EXPECT_EQ(directory.list_generations().size(), 1U);
  }
}

TEST_F(OutdatedIndexCli, EndsIfASignalComesOnceAnOutdatedIndexWasBuiltAgain) {
  if (testing::kSanitized) GTEST_SKIP() << testing::kNoPreload;
  constexpr int kSteps = 6;  // of the publication of what is built again, from its rename on
  int ended = 0;
  for (int step = 1; step <= kSteps; ++step) {
    SCOPED_TRACE(step);
    fs::remove_all(index);
    build(json_lines(3));
    become(kSchemaVersion, "0000");
    const std::string lines = dir.write("update.jsonl", json_lines(4));
    const CommandResult result =
        run_command({KHABAR_INDEX, "update", "--index", index, lines}, "",
                    {"LD_PRELOAD=" KHABAR_KILL_AT_STEP, "KHABAR_KILL_AT=" + std::to_string(step),
                     "KHABAR_KILL_FROM=CURRENT", "KHABAR_KILL_SIGNAL=15"});
    EXPECT_NE(result.status, 0) << result.err;
    EXPECT_THAT(result.err, Not(HasSubstr("1 added")));
    if (result.status != 1) continue;  // before the rename
    ++ended;
    EXPECT_THAT(result.err, HasSubstr("the signal SIGTERM came after generation"));
    EXPECT_EQ(articles(), 3U);
  }
  EXPECT_GT(ended, 0);
}

TEST_F(OutdatedIndexCli, BuildsAnOutdatedIndexAgainEvenIfNothingElseChanges) {
  build(json_lines(3));
  become(kSchemaVersion, "0000");
  const CommandResult result = update(json_lines(3));
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_EQ(articles(), 3U);
  EXPECT_EQ(directory.list_generations().size(), 2U);
}

TEST_F(OutdatedIndexCli, OnlySaysInADryRunThatTheIndexIsOutdated) {
  const std::string before = build(json_lines(3));
  become(kSchemaVersion, "0000");
  const CommandResult result = update(json_lines(4), {"--dry-run"});
  EXPECT_EQ(result.status, 0);
  EXPECT_THAT(result.err, HasSubstr("an update would first build it again from the articles it keeps"));
  EXPECT_EQ(directory.current(), before);
}

TEST_F(OutdatedIndexCli, DoesNotBuildADamagedIndexAgain) {
  const std::string before = build(json_lines(3));
  become(kSchemaVersion, "0000");
  fs::resize_file(directory.current_path() / "docdata.glass", 100);
  const CommandResult result = update(json_lines(4));
  EXPECT_EQ(result.status, 2);
  EXPECT_THAT(result.err, HasSubstr("damaged"));
  EXPECT_EQ(directory.current(), before);
  EXPECT_EQ(directory.list_generations().size(), 1U);
}

// What earlier versions made of the articles in articles.jsonl: that of commit 48b919e, and that of ad85f5e.
constexpr const char* kFormats[] = {"format-3", "format-4"};

fs::path old_format(const std::string& name) { return fs::path(KHABAR_SOURCE_DIR) / "tests/data" / name; }

TEST_F(OutdatedIndexCli, BuildsAnIndexOfAnEarlierFormatAgain) {
  for (const char* format : kFormats) {
    SCOPED_TRACE(format);
    fs::remove_all(index);
    fs::copy(old_format(format) / "index", index, fs::copy_options::recursive);
    const std::string before = directory.current().value();
    const CommandResult refused = run_command({KHABAR_SEARCH, "--index", index, "الهجرة"});
    EXPECT_EQ(refused.status, 2);
    EXPECT_THAT(refused.err, HasSubstr("but this program reads format " + std::to_string(kSchemaVersion)));
    const CommandResult result = run("update", {(old_format(format) / "articles.jsonl").string()});
    EXPECT_EQ(result.status, 0) << result.err;
    EXPECT_THAT(result.err, HasSubstr("0 added, 0 changed, 0 removed, 4 as before"));
    EXPECT_TRUE(finds("الهجرة"));
    EXPECT_TRUE(finds("زغرطا")) << "the variants that were stored count: زغرتا is in an article";
    EXPECT_EQ(run("verify", {"--deep"}).status, 0);
    EXPECT_THAT(directory.list_generations(), ::testing::Contains(before));
  }
}

TEST_F(OutdatedIndexCli, BuildReadsTheArticlesOfAnEarlierFormat) {
  for (const char* format : kFormats) {
    SCOPED_TRACE(format);
    const std::string old = (dir.path() / format).string();
    fs::copy(old_format(format) / "index", old, fs::copy_options::recursive);
    EXPECT_EQ(run("build", {"--from-index", old}).status, 0);
    EXPECT_EQ(articles(), 4U);
    EXPECT_TRUE(finds("زغرطا"));
  }
}

}  // namespace
}  // namespace khabar
