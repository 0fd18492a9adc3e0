// --ro-crate: a result as a directory that describes itself.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "tests/cli/searcher/search_commands.h"
#include "tests/support/read_file.h"
#include "tests/support/run_command.h"
#include "tests/support/temp_dir.h"
#include "tests/support/test_index.h"

namespace khabar::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

std::vector<std::string> names_in(const fs::path& directory) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator{directory}) names.push_back(entry.path().filename().string());
  std::ranges::sort(names);
  return names;
}

class Crates : public ::testing::Test {
 protected:
  Crates() { publish_index(index_, articles(3)); }

  static std::vector<Article> articles(int number) {
    std::vector<Article> all{make_article("a", "الهجرة غير الشرعية", "تقرير عن الهجرة", "2025-01-20", "هسبريس")};
    for (int i = 1; i < number; ++i) {
      all.push_back(make_article("n" + std::to_string(i), "إيران", "إيران والهجرة", "2025-03-01", "BBC"));
    }
    return all;
  }

  CommandResult run(const std::string& command, std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"--ro-crate", crate_.string()});
    return run_search(index_, command, arguments);
  }

  CommandResult verify() const {
    return run_command({KHABAR_SEARCH, "verify-manifest", (crate_ / "manifest.json").string()});
  }

  void expect_valid() const {
    const CommandResult checked = run_command(
        {"/usr/bin/env", "python3", KHABAR_SOURCE_DIR "/tests/searcher/proof/check_crate.py", crate_.string()});
    EXPECT_EQ(checked.status, 0) << checked.out << checked.err;
  }

  nlohmann::json entity(const std::string& id) const {
    const auto metadata = nlohmann::json::parse(read_file((crate_ / "ro-crate-metadata.json").string()));
    for (const auto& entity : metadata["@graph"]) {
      if (entity["@id"] == id) return entity;
    }
    return nullptr;
  }

  TempDir dir_;
  const std::string index_ = (dir_.path() / "index").string();
  const fs::path crate_ = dir_.path() / "study" / "crate";
  const bool parent_ = fs::create_directory(dir_.path() / "study");
};

TEST_F(Crates, HaveTheOutputAManifestAndWhatDescribesThem) {
  const CommandResult result = run("count", {"--by", "source", "--format", "csv", "الهجرة"});
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_THAT(result.out + result.err, IsEmpty());
  EXPECT_THAT(names_in(crate_), ElementsAre("count.csv", "manifest.json", "ro-crate-metadata.json"));
  EXPECT_THAT(names_in(crate_.parent_path()), ElementsAre("crate"));
  EXPECT_EQ(read_file((crate_ / "count.csv").string()),
            run_search(index_, "count", {"--by", "source", "--format", "csv", "الهجرة"}).out);
  expect_valid();
  const auto action = entity("#run");
  EXPECT_EQ(action["query"], "الهجرة");
  EXPECT_THAT(action["description"], StartsWith("khabar-search count "));
  EXPECT_THAT(action["description"], HasSubstr(" --by=source --format=csv "));
  EXPECT_THAT(action["description"], EndsWith(" -- 'الهجرة'"));
  EXPECT_EQ(entity("count.csv")["encodingFormat"], "text/csv");
  EXPECT_EQ(entity("#index-1")["version"],
            nlohmann::json::parse(read_file((crate_ / "manifest.json").string()))["indexes"][0]["generation"]);
}

TEST_F(Crates, AreValidAndVerifiedForEveryCommandThatHasAManifest) {
  const std::string list = dir_.write("q.txt", "هجرة: الهجرة\nإيران\n");
  const std::string kinds = dir_.write("k.tsv", "BBC\tأجنبي\n");
  const std::vector<std::vector<std::string>> commands{
      {"search", "--format", "ris", "الهجرة"},
      {"search", "--format", "csl", "الهجرة"},
      {"search", "المريخ"},
      {"count", "--by", "kind", "--kinds", kinds, "--queries", list, "--format", "tsv"},
      {"trend", "--queries", list, "--output", "t.svg"},
      {"trend", "الهجرة"},
      {"facets", "الهجرة"},
      {"kwic", "--queries", list, "--show", "both", "--format", "jsonl"},
      {"terms", "الهجرة"},
      {"words"},
      {"ngrams", "--min", "1", "الهجرة"},
      {"rising", "--min", "1"},
      {"collocates", "--min", "1", "--format", "json", "الهجرة"},
      {"keywords", "الهجرة"},
      {"sources"},
      {"similar", "a"}};
  for (const std::vector<std::string>& command : commands) {
    const CommandResult result = run(command.front(), {command.begin() + 1, command.end()});
    ASSERT_NE(result.status, 2) << command.front() << result.err;
    EXPECT_THAT(result.out, IsEmpty()) << command.front();
    expect_valid();
    const CommandResult verified = verify();
    EXPECT_EQ(verified.out, "The same articles, counts and output.\n") << command.front() << verified.err;
    fs::remove_all(crate_);
  }
}

TEST_F(Crates, KeepWhatTheCommandReadBesideTheIndex) {
  const std::string text = "هجرة: الهجرة\nإيران\n";
  const std::string list = dir_.write("q.txt", text);
  EXPECT_EQ(run("count", {"--queries", list}).status, 0);
  EXPECT_EQ(read_file((crate_ / "queries.txt").string()), text);
  EXPECT_EQ(entity("#run")["query"], (nlohmann::json{"الهجرة", "إيران"}));
  EXPECT_EQ(entity("#run")["object"][0]["@id"], "queries.txt");
  fs::remove(list);
  EXPECT_EQ(verify().status, 0) << "the copy is asked, wherever the crate lies";
  dir_.write("study/crate/queries.txt", "هجرة: الهجرة\n");
  EXPECT_THAT(verify().out, HasSubstr("query 'إيران' is not asked any more"));
}

TEST_F(Crates, HaveTheNameOfTheOutput) {
  EXPECT_EQ(run("count", {"--output", "الهجرة %1 #2.tsv", "الهجرة"}).status, 0);
  EXPECT_THAT(read_file((crate_ / "الهجرة %1 #2.tsv").string()), StartsWith("name\tarticles\t"));
  EXPECT_FALSE(entity("الهجرة%20%251%20%232.tsv").is_null());
  expect_valid();
}

TEST_F(Crates, HaveManyArticlesInAFileOfTheirOwn) {
  publish_index(index_, articles(1100));
  EXPECT_EQ(run("count", {"الهجرة"}).status, 0);
  EXPECT_THAT(names_in(crate_),
              ElementsAre("count.txt", "manifest.json", "manifest.json.articles", "ro-crate-metadata.json"));
  expect_valid();
  EXPECT_EQ(verify().status, 0);
}

TEST_F(Crates, AreNoLongerVerifiedIfAnArticleHasGone) {
  run("count", {"الهجرة"});
  publish_index(index_, articles(2));
  const CommandResult verified = verify();
  EXPECT_EQ(verified.status, 1);
  EXPECT_THAT(verified.out, HasSubstr("query 'الهجرة': 1 article less: n2\n"));
  EXPECT_THAT(verified.out, HasSubstr("the output differs: count.txt of "));
}

TEST_F(Crates, TakeAnEmptyDirectoryALinkToOneAndASlash) {
  fs::create_directory(crate_);
  EXPECT_EQ(run("count", {"الهجرة"}).status, 0);
  expect_valid();
  fs::create_directory(dir_.path() / "empty");
  fs::create_directory_symlink(dir_.path() / "empty", dir_.path() / "link");
  for (const char* name : {"link", "new/"}) {
    const fs::path path = dir_.path() / name;
    const CommandResult result = run_search(index_, "count", {"--ro-crate", path.string(), "الهجرة"});
    EXPECT_EQ(result.status, 0) << result.err;
    EXPECT_TRUE(fs::exists(path / "ro-crate-metadata.json")) << name;
  }
  EXPECT_TRUE(fs::is_symlink(dir_.path() / "link"));
}

TEST_F(Crates, RefuseWhatIsThere) {
  dir_.write("study/crate/mine.txt", "mine");
  EXPECT_THAT(run("count", {"الهجرة"}).err, HasSubstr("crate is not empty, and nothing in it is written over"));
  EXPECT_THAT(names_in(crate_), ElementsAre("mine.txt"));
  fs::remove_all(crate_);
  dir_.write("study/crate", "a file");
  EXPECT_THAT(run("count", {"الهجرة"}).err, HasSubstr("crate is there, and is no directory"));
  EXPECT_THAT(names_in(crate_.parent_path()), ElementsAre("crate"));
}

TEST_F(Crates, LeaveNoMoreThanAnEmptyDirectoryIfTheCommandFails) {
  const std::string pipe = (dir_.path() / "pipe").string();
  ASSERT_EQ(run_command({"/usr/bin/mkfifo", pipe}).status, 0);
  const std::vector<std::pair<std::vector<std::string>, std::string>> wrong{
      {{"(الهجرة"}, "a bracket that is not closed"},
      {{"--queries", dir_.write("bad.txt", "a: (x\n")}, "bad.txt:1: a bracket that is not closed"},
      {{"--queries", "/nowhere/q.txt"}, "cannot read /nowhere/q.txt"},
      {{"--queries", pipe}, "is no file that --ro-crate can keep a copy of"},
      {{"--index", "/nowhere", "الهجرة"}, "/nowhere"},
      {{"--manifest", (dir_.path() / "m.json").string(), "الهجرة"}, "--manifest beside --ro-crate"},
      {{"--output", "-", "الهجرة"}, "--output - beside --ro-crate: it is no name"},
      {{"--output", "..", "الهجرة"}, "it is no name"},
      {{"--output", "a/b.csv", "الهجرة"}, "it is no name"},
      {{"--output", "x\xff.csv", "الهجرة"}, "it is not UTF-8"},
      {{"--output", "manifest.json", "الهجرة"}, "another file has that name"},
      {{"--output", "manifest.json.articles", "الهجرة"}, "another file has that name"},
      {{"--output", "ro-crate-metadata.json", "الهجرة"}, "another file has that name"},
      {{"--output", "queries.txt", "الهجرة"}, "another file has that name"}};
  for (const auto& [arguments, message] : wrong) {
    const CommandResult result = run("count", arguments);
    EXPECT_EQ(result.status, 2) << message;
    EXPECT_THAT(result.err, HasSubstr(message));
    EXPECT_TRUE(!fs::exists(crate_) || fs::is_empty(crate_)) << message;
  }
  EXPECT_EQ(run("count", {"الهجرة"}).status, 0);
  EXPECT_FALSE(fs::exists(dir_.path() / "m.json"));
  const CommandResult nowhere = run_search(index_, "count", {"--ro-crate", "/nowhere/c", "الهجرة"});
  EXPECT_EQ(nowhere.status, 2);
  EXPECT_THAT(nowhere.err, HasSubstr("cannot make /nowhere/c"));
}

TEST_F(Crates, AreNoneOnAFullDisk) {
  // Its complaint goes through a pipe, which the limit is not for.
  const CommandResult full =
      run_command({"/bin/bash", "-c",
                   "set -o pipefail; (trap '' XFSZ; ulimit -f 0; exec '" KHABAR_SEARCH "' count --index '" + index_ +
                       "' --ro-crate '" + crate_.string() + "' الهجرة) 2>&1 | cat"});
  EXPECT_EQ(full.status, 2);
  EXPECT_THAT(full.out, HasSubstr("cannot write"));
  EXPECT_FALSE(fs::exists(crate_ / "ro-crate-metadata.json"));
}

TEST_F(Crates, AreCheckedByACheckThatFindsFaults) {
  run("count", {"--format", "csv", "الهجرة"});
  const std::string metadata = (crate_ / "ro-crate-metadata.json").string();
  const std::string good = read_file(metadata);
  const std::string sum = entity("count.csv")["sha256"];
  const auto faults_of = [&](const std::string& from, const std::string& to) {
    std::string text = good;
    text.replace(text.find(from), from.size(), to);
    dir_.write("study/crate/ro-crate-metadata.json", text);
    return run_command(
               {"/usr/bin/env", "python3", KHABAR_SOURCE_DIR "/tests/searcher/proof/check_crate.py", crate_.string()})
        .out;
  };
  EXPECT_THAT(faults_of("\"contentSize\": \"", "\"contentSize\": \"1"), HasSubstr("bytes, not 1"));
  EXPECT_THAT(faults_of(sum, std::string(64, '0')), HasSubstr("count.csv has another SHA-256"));
  EXPECT_THAT(faults_of("\"datePublished\"", "\"date\""), HasSubstr("the root has no date"));
  EXPECT_THAT(faults_of("\"instrument\": {\n    \"@id\": \"#khabar-search\"", "\"instrument\": {\n    \"@id\": \"#x\""),
              HasSubstr("leads to #x, which is not described"));
}

}  // namespace
}  // namespace khabar::testing
