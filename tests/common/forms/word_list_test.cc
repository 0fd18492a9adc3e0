#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>

#include "common/forms/word_list_edit.h"
#include "common/stored/damage.h"
#include "tests/support/temp_dir.h"

namespace khabar {
namespace {

constexpr WordListSpec kList{"l:", "word"};

class WordListTest : public ::testing::Test {
 protected:
  std::map<std::string, std::string> contents() {
    std::map<std::string, std::string> words;
    for (ChunkCursor cursor(database_, kList); cursor.next();) {
      const std::string bytes = cursor.read();
      WordChunkReader reader(bytes);
      while (reader.next()) words.emplace(reader.word(), reader.value());
      EXPECT_EQ(reader.word(), cursor.last()) << "the key of a chunk names its last word";
    }
    return words;
  }

  std::size_t chunks() {
    std::size_t count = 0;
    for (ChunkCursor cursor(database_, kList); cursor.next();) ++count;
    return count;
  }

  void set(const std::map<std::string, std::string>& changes) {
    WordListEdit edit(database_, kList);
    for (const auto& [word, value] : changes) {
      edit.change(word, [&value = value](std::string_view) { return value; });
    }
    edit.finish();
  }

  testing::TempDir dir_;
  Xapian::WritableDatabase database_{(dir_.path() / "db").string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC};
};

std::map<std::string, std::string> many(int count) {
  std::map<std::string, std::string> words;
  for (int i = 0; i < count; ++i) words["word" + std::to_string(100'000 + 2 * i)] = "value" + std::to_string(i % 7);
  return words;
}

TEST_F(WordListTest, HoldsWhatWasPutIntoIt) {
  database_.set_metadata("k", "before the list");
  database_.set_metadata("m", "behind the list");
  EXPECT_EQ(value_of(database_, kList, "word"), std::nullopt);
  const auto words = many(5'000);
  set(words);
  EXPECT_EQ(contents(), words);
  EXPECT_GT(chunks(), 5U);
  for (const auto& [word, value] : words) ASSERT_EQ(value_of(database_, kList, word), value);
  for (const char* word : {"", "a", "word100001", "word109999", "x"}) {
    EXPECT_EQ(value_of(database_, kList, word), std::nullopt) << word;
  }
  EXPECT_EQ(database_.get_metadata("k"), "before the list");
  EXPECT_EQ(database_.get_metadata("m"), "behind the list");
}

TEST_F(WordListTest, GivesTheFormerValueToWhoChangesIt) {
  set({{"a", "1"}, {"b", "2"}});
  WordListEdit edit(database_, kList);
  std::string seen;
  for (const char* word : {"a", "aa", "b", "c"}) {
    edit.change(word, [&](std::string_view value) {
      seen += std::string(value) + ';';
      return std::string(value) + '+';
    });
  }
  edit.finish();
  EXPECT_EQ(seen, "1;;2;;");
  EXPECT_EQ(contents(), (std::map<std::string, std::string>{{"a", "1+"}, {"aa", "+"}, {"b", "2+"}, {"c", "+"}}));
}

TEST_F(WordListTest, LosesAChunkWithItsLastWord) {
  const auto words = many(2'000);
  set(words);
  auto none = words;
  for (auto& [word, value] : none) value.clear();
  set(none);
  EXPECT_EQ(chunks(), 0U);
}

TEST_F(WordListTest, ReachesTheLastChunkForWordsBehindAllOthers) {
  set(many(100));
  const std::size_t before = chunks();
  for (const char* word : {"x", "y", "z"}) set({{word, "v"}});
  EXPECT_EQ(chunks(), before);
  EXPECT_EQ(contents().rbegin()->first, "z");
}

TEST_F(WordListTest, IsTheSameAfterManyChangesAsIfItWereWrittenAtOnce) {
  std::mt19937 random(11);
  std::map<std::string, std::string> expected;
  for (int round = 0; round < 60; ++round) {
    std::map<std::string, std::string> changes;
    const std::size_t count = random() % 200;
    for (std::size_t i = 0; i < count; ++i) {
      const std::string word = "w" + std::to_string(random() % 3'000);
      changes[word] = random() % 3 == 0 ? std::string{} : std::string(1 + random() % 20, 'v');
    }
    set(changes);
    for (const auto& [word, value] : changes) {
      if (value.empty()) {
        expected.erase(word);
      } else {
        expected[word] = value;
      }
    }
    ASSERT_EQ(contents(), expected) << round;
    if (round % 10 == 0) database_.commit();
  }
}

TEST_F(WordListTest, RefusesADamagedChunk) {
  set(many(1'000));
  const std::string key = "l:" + many(1'000).rbegin()->first;
  const std::string bytes = database_.get_metadata(key);
  for (const std::string& damaged :
       {bytes.substr(0, bytes.size() - 1), bytes.substr(0, bytes.size() / 2), '\x24' + bytes, std::string("\xFF"),
        std::string("\x04"
                    "a"
                    "1")}) {
    database_.set_metadata(key, damaged);
    EXPECT_THROW(value_of(database_, kList, key.substr(2)), Damage);
    EXPECT_THROW(set({{"word101999", "x"}}), Damage);
  }
  try {
    value_of(database_, kList, key.substr(2));
    FAIL() << "it was read";
  } catch (const Damage& damage) {
    EXPECT_STREQ(damage.what(), "the table of word forms is damaged in the chunk up to the word word101998");
  }
}

}  // namespace
}  // namespace khabar
