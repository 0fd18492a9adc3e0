// What khabar-index reads, in which encoding and within which limits, as a user runs it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "common/index/index_directory.h"
#include "common/index/index_snapshot.h"
#include "tests/support/make_archive.h"
#include "tests/support/run_command.h"
#include "tests/support/temp_dir.h"

namespace khabar {
namespace {

using testing::CommandResult;
using ::testing::HasSubstr;
using testing::run_command;
using testing::TempDir;

struct IndexerInputCli : ::testing::Test {
  TempDir dir;
  std::string index = (dir.path() / "index").string();
  IndexDirectory directory{index};

  CommandResult build(std::vector<std::string> more, const std::string& input = {}) const {
    more.insert(more.begin(), {KHABAR_INDEX, "build", "--index", index});
    return run_command(more, input);
  }

  CommandResult search(const std::string& query) const {
    return run_command({KHABAR_SEARCH, "--index", index, "--format", "csv", query});
  }

  nlohmann::json report() const {
    std::ifstream file(directory.reports() / (directory.current().value() + ".json"));
    return nlohmann::json::parse(file);
  }
};

// "أسعار القمح" in windows-1256.
const std::string kWheat = "\xC3\xD3\xDA\xC7\xD1 \xC7\xE1\xDE\xE3\xCD\n";

TEST_F(IndexerInputCli, FindsOutTheEncodingAndCountsIt) {
  const CommandResult result = build({dir.write("a.txt", kWheat), dir.write("b.txt", "أسعار النفط\n")});
  EXPECT_EQ(result.status, 0);
  EXPECT_THAT(result.err, HasSubstr("encodings: UTF-8: 1, windows-1256: 1\n"));
  EXPECT_EQ(report()["encodings"]["windows-1256"], 1);
  EXPECT_EQ(report()["formats"]["plain text"], 2);
  EXPECT_THAT(search("القمح").out, HasSubstr("\n1,a.txt,أسعار القمح,"));
}

TEST_F(IndexerInputCli, TakesTheEncodingThatIsNamed) {
  EXPECT_EQ(build({"--encoding", "cp1256", dir.write("a.txt", "\xCE\xC8\xD1")}).status, 0);
  EXPECT_THAT(search("خبر").out, HasSubstr("\n1,a.txt,خبر,"));
  EXPECT_EQ(build({"--encoding", "utf-8", dir.write("a.txt", kWheat)}).status, 2);
}

TEST_F(IndexerInputCli, SuggestsTheEncodingThatWasMeant) {
  const CommandResult close = build({"--encoding", "windows-1265", dir.write("a.txt", kWheat)});
  EXPECT_EQ(close.status, 2);
  EXPECT_THAT(close.err, HasSubstr("--encoding windows-1265: no encoding has this name"));
  EXPECT_THAT(close.err, HasSubstr("did you mean windows-1256?"));
  EXPECT_THAT(build({"--encoding", "arabisch", dir.write("a.txt", kWheat)}).err, HasSubstr("ISO-8859-6"));
}

TEST_F(IndexerInputCli, ReadsATableFromStandardInput) {
  const CommandResult result = build({"-"}, "title,text\nأسعار القمح,متن\nأسعار النفط,متن\nسطر ناقص\n");
  EXPECT_EQ(result.status, 1);
  EXPECT_THAT(result.err, HasSubstr("-:4: wrong number of fields: 1, the columns are 2"));
  EXPECT_EQ(report()["formats"]["CSV"], 2);
  EXPECT_THAT(search("القمح").out, HasSubstr("1,-#1,"));
}

TEST_F(IndexerInputCli, ReadsPackedDataAndArchivesFromStandardInput) {
  const std::string list = "[\n{\"id\":\"7\",\"title\":\"أسعار القمح\"}\n]\n";
  for (const std::string& input : {testing::pack(list, testing::Packing::kXz), testing::make_zip({{"a", list}}),
                                   testing::make_tar({{"a", list}}, testing::Packing::kZstd)}) {
    EXPECT_EQ(build({"-"}, input).status, 0);
    EXPECT_THAT(search("القمح").out, HasSubstr("1,7,أسعار القمح,"));
  }
}

TEST_F(IndexerInputCli, TakesFieldsFromTheColumnsThatAreMapped) {
  const std::string table = dir.write("a.csv", "nr;kop;tekst\n7;أسعار القمح;متن\n");
  EXPECT_EQ(build({"--map", "id=nr,title=kop,body=tekst", table}).status, 0);
  EXPECT_THAT(search("القمح").out, HasSubstr("1,7,أسعار القمح,"));
}

TEST_F(IndexerInputCli, SaysWhichColumnsThereAreWhereOneIsMissing) {
  const CommandResult result = build({"--map", "title=headline,body=story", dir.write("a.csv", "id,text\n1,متن\n")});
  EXPECT_EQ(result.status, 2);
  EXPECT_THAT(result.err, HasSubstr("a.csv:1: no column 'headline': the columns are id, text"));
}

TEST_F(IndexerInputCli, SuggestsTheFieldThatWasMeant) {
  const CommandResult result = build({"--map", "titel=headline", dir.write("a.csv", "id,text\n1,متن\n")});
  EXPECT_EQ(result.status, 2);
  EXPECT_THAT(result.err, HasSubstr("--map titel=...: no field of an article has this name"));
  EXPECT_THAT(result.err, HasSubstr("did you mean title?"));
}

TEST_F(IndexerInputCli, PublishesNothingWhereTooMuchWasSkipped) {
  const std::string good = dir.write("good.txt", "أسعار القمح\n");
  const std::string empty = dir.write("empty.txt", "");
  ASSERT_EQ(build({good}).status, 0);
  const auto before = directory.current();
  const CommandResult result = build({"--max-skipped", "10%", good, empty});
  EXPECT_EQ(result.status, 2);
  EXPECT_THAT(result.err, HasSubstr("more inputs were skipped than --max-skipped 10% allows: 1, besides 1 articles"));
  EXPECT_THAT(result.err, HasSubstr("empty.txt: empty file"));
  EXPECT_EQ(directory.current(), before);
  const std::size_t at = result.err.find("all of them: ") + std::string("all of them: ").size();
  std::ifstream named(result.err.substr(at, result.err.find(';', at) - at));
  const auto written = nlohmann::json::parse(named);
  EXPECT_EQ(written["published"], false);
  EXPECT_EQ(written["skipped"]["count"], 1);
  EXPECT_EQ(build({"--max-skipped", "0", good, empty}).status, 2);
  EXPECT_EQ(build({"--max-skipped", "1", good, empty}).status, 1);
  EXPECT_NE(directory.current(), before);
  const CommandResult wrong = build({"--max-skipped", "some", good});
  EXPECT_EQ(wrong.status, 2);
  EXPECT_THAT(wrong.err, HasSubstr("--max-skipped some: neither a number nor a share"));
}

TEST_F(IndexerInputCli, SurvivesABombAndNamesIt) {
  std::string spaces;
  spaces.resize(100'000'000, ' ');
  const std::string bomb = testing::pack(spaces, testing::Packing::kGzip);
  const CommandResult result = build({dir.write("bomb.gz", bomb), dir.write("good.txt", "أسعار القمح\n")});
  EXPECT_EQ(result.status, 1);
  EXPECT_THAT(result.err, HasSubstr("bomb.gz"));
  EXPECT_EQ(report()["skipped"]["count"], 1);
}

TEST_F(IndexerInputCli, CountsHiddenFilesThatItLeavesOut) {
  for (const char* name : {"in/.hidden.txt", "in/.git/a.txt", "in/README.md"}) dir.write(name, "خبر\nنص");
  dir.write("in/a.txt", "خبر\nنص");
  const CommandResult result = build({(dir.path() / "in").string()});
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_THAT(result.err, HasSubstr("hidden files and README.md: 3"));
  EXPECT_EQ(report()["passed_over"]["hidden files and README.md"], 3) << report().dump();
}

TEST_F(IndexerInputCli, ReadsTheListThatIsNamed) {
  const std::string input = dir.write("a.json", R"({"data":{"things":[{"k":"أ","t":"نص"},{"k":"ب","t":"نص آخر"}]}})");
  EXPECT_THAT(build({"--map", "articles=data.thing,title=k,body=t", input}).err,
              HasSubstr("no such key: 'data.thing', which --map names as the list of articles"));
  const CommandResult result = build({"--map", "articles=data.things,title=k,body=t", input});
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_THAT(result.err, HasSubstr("indexed 2 articles"));
}

}  // namespace
}  // namespace khabar
