// export, build --from-index and the refusal of a shrunken index, as a user runs them.
#include <gmock/gmock.h>

#include "common/index/article_document.h"
#include "common/program/error.h"
#include "tests/support/indexer_cli.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;
using testing::CommandResult;
using ::testing::HasSubstr;
using testing::json_line;
using testing::json_lines;
using testing::read_file;
using testing::run_command;

struct ExportCli : testing::IndexerCliTest {
  // Content hashes in the order of document ids.
  static std::vector<std::string> hashes(const std::string& index) {
    const IndexSnapshot snapshot(index);
    std::vector<std::string> found;
    for (auto at = snapshot.database().postlist_begin({}); at != snapshot.database().postlist_end({}); ++at) {
      found.push_back(content_hash(stored_article(snapshot.database().get_document(*at))));
    }
    return found;
  }
};

TEST_F(ExportCli, MakesTheSameArticlesAgain) {
  ASSERT_EQ(run("build", {KHABAR_SOURCE_DIR "/corpus"}).status, 0);
  const CommandResult exported = run("export");
  EXPECT_EQ(exported.status, 0);
  EXPECT_EQ(exported.err, "");
  const std::string again = (dir.path() / "again").string();
  const CommandResult rebuilt = khabar_index({"build", "--index", again, dir.write("renamed.jsonl", exported.out)});
  EXPECT_EQ(rebuilt.status, 0) << rebuilt.err;
  EXPECT_EQ(hashes(again), hashes(index));
  EXPECT_EQ(khabar_index({"export", "--index", again}).out, exported.out);
}

TEST_F(ExportCli, EndsQuietlyWhereItsReaderGoesAwayAsOthersDo) {
  const std::string text(200'000, 'x');
  std::string lines;
  for (int i = 0; i < 5; ++i) lines += json_line(std::to_string(i), "خبر", text + std::to_string(i));
  build(lines);
  for (const char* command : {"export", "status", "verify", "export --output -", "status --json"}) {
    const std::string all = std::string(KHABAR_INDEX " ") + command + " --index '" + index + "'";
    // The reader is gone before anything is written.
    const CommandResult gone =
        run_command({"/bin/bash", "-c", "exec 3>&1; { sleep 0.3; " + all + "; echo $? >&3; } | true; wait"});
    EXPECT_EQ(gone.out, "141\n") << command;
    EXPECT_EQ(gone.err, "") << command;
    const CommandResult full = run_command({"/bin/bash", "-c", all + " > /dev/full"});
    EXPECT_EQ(full.status, 2) << command;
    EXPECT_THAT(full.err, HasSubstr("cannot write standard output: No space left on device")) << command;
  }
  const CommandResult first = run_command(
      {"/bin/bash", "-c", KHABAR_INDEX " export --index '" + index + "' | head -n 1 | wc -l; echo ${PIPESTATUS[0]}"});
  EXPECT_EQ(first.out, "1\n141\n");
  EXPECT_EQ(first.err, "");
}

TEST_F(ExportCli, TakesADashForStandardOutput) {
  build(json_lines(3));
  const std::string lines = run("export").out;
  const std::string here = "cd '" + dir.path().string() + "' && '" KHABAR_INDEX "' export -i index ";
  for (const char* option : {"--output -", "-o -", "-o -  --quiet", "--output=-", "-o /dev/stdout"}) {
    const CommandResult result = run_command({"/bin/sh", "-c", here + option});
    EXPECT_EQ(result.status, 0) << result.err;
    EXPECT_EQ(result.out, lines) << option;
    EXPECT_EQ(result.err, "") << option;
    EXPECT_FALSE(fs::exists(dir.path() / "-")) << option;
  }
}

TEST_F(ExportCli, WritesAFilePackedByItsName) {
  build(json_lines(50));
  const std::string lines = run("export").out;
  const std::string plain = (dir.path() / "out.jsonl").string();
  EXPECT_EQ(run("export", {"--output", plain}).status, 0);
  EXPECT_EQ(read_file(plain), lines);
  const CommandResult packed = run("export", {"--output", plain + ".gz"});
  EXPECT_THAT(packed.err, HasSubstr("exported 50 articles"));
  EXPECT_EQ(run_command({"/bin/sh", "-c", "gzip -dc '" + plain + ".gz'"}).out, lines);
}

TEST_F(ExportCli, WritesAFileInThePresentDirectory) {
  build(json_lines(2));
  const CommandResult result = run_command(
      {"/bin/sh", "-c", "cd '" + dir.path().string() + "' && '" KHABAR_INDEX "' export -i index -q -o out.jsonl"});
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_EQ(read_file(dir.path() / "out.jsonl"), run("export").out);
}

TEST_F(ExportCli, ReplacesAFileOnlyByACompleteOne) {
  build(json_lines(2000));
  const std::string path = dir.write("out.jsonl", "before");
  for (const char* name : {"out.jsonl", "new.jsonl.gz"}) {
    const std::string file = (dir.path() / name).string();
    // The limit counts units of 512 or 1,024 bytes; a write past it fails as one on a full disk does.
    const CommandResult result = run_command(
        {"/bin/sh", "-c",
         "trap '' XFSZ; ulimit -f 8; '" KHABAR_INDEX "' export --index '" + index + "' --output '" + file + "'"});
    EXPECT_EQ(result.status, 2) << name;
    EXPECT_THAT(result.err, HasSubstr("cannot write ")) << name;
  }
  EXPECT_EQ(read_file(path), "before");
  for (const auto& entry : fs::directory_iterator(dir.path())) {
    EXPECT_FALSE(entry.path().filename().string().starts_with('.')) << entry.path();
  }
  EXPECT_FALSE(fs::exists(dir.path() / "new.jsonl.gz"));
}

TEST_F(ExportCli, RefusesAFileThatItCannotReplace) {
  build(json_lines(2));
  EXPECT_THAT(run("export", {"--output", "/dev/null"}).err, HasSubstr("/dev/null is not a regular file"));
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
  EXPECT_EQ(run("export", {"--output", dir.path().string()}).status, 2);
  EXPECT_THAT(run("export", {"--output", (dir.path() / "none/out").string()}).err, HasSubstr("none"));
}

TEST_F(ExportCli, SaysThatStandardOutputIsFull) {
  if (!fs::exists("/dev/full")) GTEST_SKIP() << "/dev/full is not there";
  build(json_lines(2));
  const CommandResult result =
      run_command({"/bin/sh", "-c", "'" KHABAR_INDEX "' export --index '" + index + "' > /dev/full"});
  EXPECT_EQ(result.status, 2);
  EXPECT_THAT(result.err, HasSubstr("cannot write standard output"));
}

TEST_F(ExportCli, BuildsFromAnIndexWithAnotherAnalyzer) {
  const std::string name = build(json_lines(30));
  const auto before = hashes(index);
  {
    Xapian::WritableDatabase database((directory.generations() / name).string(), Xapian::DB_OPEN);
    write_metadata(database, {kSchemaVersion, "00000000000000000000000000000000", "", "0.0.9", ""});
    database.commit();
  }
  EXPECT_THROW(IndexSnapshot{index}, Error);
  EXPECT_EQ(run("export").status, 0);
  const CommandResult result = run("build", {"--from-index", index});
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_THAT(result.err, HasSubstr("indexed 30 articles"));
  EXPECT_EQ(hashes(index), before);
  const std::string other = (dir.path() / "other").string();
  EXPECT_EQ(khabar_index({"build", "--index", other, "--from-index", index}).status, 0);
  EXPECT_EQ(hashes(other), before);
}

TEST_F(ExportCli, KeepsTheVariantsOfTheIndexThatItBuildsFrom) {
  const std::string table = dir.write("variants.tsv", "زغرتا\tزغرطا\n");
  build(json_line("t", "احتفال في زغرتا"), {"--variants", table});
  const auto variants = [&] { return read_metadata(IndexSnapshot(index).database()).variants; };
  EXPECT_EQ(run("build", {"--from-index", index}).status, 0);
  EXPECT_EQ(variants(), "زغرتا\tزغرطا\n");
  EXPECT_EQ(run("build", {"--from-index", index, "--variants", dir.write("none.tsv", "# none\n")}).status, 0);
  EXPECT_EQ(variants(), "# none\n");
}

TEST_F(ExportCli, RefusesArticlesInAnotherFormat) {
  const std::string name = build(json_lines(3));
  {
    Xapian::WritableDatabase database((directory.generations() / name).string(), Xapian::DB_OPEN);
    write_metadata(database, {kSchemaVersion + 1, "x", "", "9.9", ""});
    database.commit();
  }
  for (const CommandResult& result : {run("export"), run("build", {"--from-index", index})}) {
    EXPECT_EQ(result.status, 2);
    EXPECT_THAT(result.err, HasSubstr("keeps its articles in format " + std::to_string(kSchemaVersion + 1)));
    EXPECT_THAT(result.err, HasSubstr("from what khabar-index 9.9 exports"));
  }
}

TEST_F(ExportCli, RefusesAnIndexThatIsNotThereOrComesWithInputs) {
  EXPECT_THAT(run("export").err, HasSubstr("no index in " + index));
  EXPECT_THAT(run("build", {"--from-index", index}).err, HasSubstr("no index in " + index));
  build(json_lines(3));
  EXPECT_THAT(run("build", {"--from-index", index, "more"}).err, HasSubstr("--from-index takes no INPUT"));
}

TEST_F(ExportCli, RefusesToPublishUnderHalfOfTheArticlesUnlessForced) {
  const std::string name = build(json_lines(10));
  const std::string few = dir.write("few.jsonl", json_lines(4));
  const CommandResult refused = run("build", {few});
  EXPECT_EQ(refused.status, 2);
  EXPECT_THAT(refused.err, HasSubstr("the new generation would have 4 articles, less than half of the 10"));
  EXPECT_THAT(refused.err, HasSubstr("--force"));
  EXPECT_EQ(directory.current(), name);
  EXPECT_EQ(last_report()["published"], false);
  EXPECT_EQ(run("build", {dir.write("half.jsonl", json_lines(5))}).status, 0);
  EXPECT_EQ(articles(), 5U);
  EXPECT_EQ(run("build", {"--force", dir.write("one.jsonl", json_lines(1))}).status, 0);
  EXPECT_EQ(articles(), 1U);
}

TEST_F(ExportCli, CountsAnArticleThatComesTwiceOnceForTheHalf) {
  build(json_lines(10));
  EXPECT_EQ(run("build", {dir.write("few.jsonl", json_lines(4) + json_lines(4))}).status, 2);
}

TEST_F(ExportCli, ReplacesADamagedIndexByAnyNumberOfArticles) {
  const std::string name = build(json_lines(10));
  fs::remove(directory.generations() / name / "iamglass");
  EXPECT_EQ(run("build", {dir.write("few.jsonl", json_lines(1))}).status, 0);
  dir.write("index/CURRENT", "");
  EXPECT_EQ(run("build", {dir.write("few.jsonl", json_lines(1))}).status, 0);
  EXPECT_EQ(articles(), 1U);
}

}  // namespace
}  // namespace khabar
