#include "indexer/sorting/word_run.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "common/program/error.h"
#include "tests/support/no_check_point.h"
#include "tests/support/read_file.h"
#include "tests/support/temp_dir.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using testing::kNoCheckPoint;
using testing::read_file;
using Words = std::map<std::string, std::string>;

struct WordRun : ::testing::Test {
  fs::path write(const std::string& name, const Words& words) const {
    WordRunWriter writer(dir.path() / name);
    for (const auto& [word, value] : words) writer.add(word, value);
    writer.finish();
    return dir.path() / name;
  }

  static Words read(const fs::path& path) {
    Words words;
    for (WordRunReader reader(path); reader.next();) words.emplace(reader.word(), reader.value());
    return words;
  }

  // With values joined.
  static Words merge(const std::vector<fs::path>& runs, const CheckPoint& check_point = kNoCheckPoint) {
    Words words;
    std::string former;
    const auto join = [](std::string_view, std::span<const std::string_view> values) {
      std::string all;
      for (const std::string_view value : values) all += value;
      return all == "xx" ? std::string{} : all;
    };
    const auto take = [&](std::string_view word, std::string_view value) {
      EXPECT_LT(former, word) << "words come in their order";
      former = word;
      words.emplace(word, value);
    };
    merge_word_runs(runs, join, take, check_point);
    return words;
  }

  testing::TempDir dir;
};

Words many(int from, int step) {
  Words words;
  for (int i = from; i < 20'000; i += step) words["word" + std::to_string(i)] = std::to_string(step);
  return words;
}

TEST_F(WordRun, IsReadAsItWasWritten) {
  for (const Words& words : {Words{}, Words{{"a", "1"}}, many(0, 1)}) EXPECT_EQ(read(write("run", words)), words);
}

TEST_F(WordRun, TakesThePlaceOfAFormerOne) {
  write("run", many(0, 1));
  EXPECT_EQ(read(write("run", {{"a", "1"}})), (Words{{"a", "1"}}));
}

TEST_F(WordRun, IsMergedWithOthers) {
  Words expected = many(0, 2);
  for (const auto& [word, value] : many(0, 3)) expected[word] = expected.contains(word) ? "sum" : value;
  Words merged = merge({write("a", many(0, 2)), write("b", {}), write("c", many(0, 3))});
  for (auto& [word, value] : merged) {
    if (value.size() == 2) value = "sum";
  }
  EXPECT_EQ(merged, expected);
  EXPECT_EQ(merge({}), Words{});
  EXPECT_EQ(merge({write("d", {{"k", "v"}})}), (Words{{"k", "v"}}));
}

TEST_F(WordRun, LosesWordsThatHaveNoValueAnyMore) {
  EXPECT_EQ(merge({write("a", {{"j", "1"}, {"k", "x"}}), write("b", {{"k", "x"}})}), (Words{{"j", "1"}}));
}

TEST_F(WordRun, IsRefusedUnlessItIsAsItWasWritten) {
  const fs::path run = write("run", {{"abc", "1"}, {"abd", "2"}});
  const std::string bytes = read_file(run);
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ 4);
    EXPECT_THROW(read(dir.write("changed", changed)), Error) << at;
    EXPECT_THROW(read(dir.write("cut", bytes.substr(0, at))), Error) << at;
  }
  try {
    merge({run, dir.write("cut", bytes.substr(0, 30))});
    FAIL() << "it was read";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("cut is not as it was written"));
  }
}

TEST_F(WordRun, IsNotThere) {
  EXPECT_THROW(WordRunReader{dir.path() / "nothing"}, Error);
  EXPECT_THROW(WordRunWriter{dir.path() / "no directory" / "run"}, Error);
}

TEST_F(WordRun, EndsWhereItIsAskedTo) {
  const fs::path run = write("run", many(0, 1));
  EXPECT_THROW(merge({run}, [] { throw Error("ended by SIGTERM"); }), Error);
}

}  // namespace
}  // namespace khabar
