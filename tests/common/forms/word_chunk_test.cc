#include "common/forms/word_chunk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace khabar {
namespace {

using ::testing::ElementsAre;
using ChunkWords = std::vector<std::pair<std::string, std::string>>;

std::string chunk_of(const ChunkWords& words) {
  WordChunkWriter writer;
  for (const auto& [word, value] : words) writer.add(word, value);
  return writer.take();
}

// Nothing if the bytes are damaged.
std::optional<ChunkWords> words_of_chunk(const std::string& bytes) {
  ChunkWords words;
  WordChunkReader reader(bytes);
  while (reader.next()) words.emplace_back(reader.word(), reader.value());
  return reader.is_damaged() ? std::nullopt : std::optional{words};
}

TEST(WordChunk, IsReadAsItWasWritten) {
  for (const ChunkWords& words :
       {ChunkWords{}, ChunkWords{{"a", "1"}}, ChunkWords{{"a", "1"}, {"ab", "22"}, {"abc", "333"}, {"b", "4444"}},
        ChunkWords{{"\x80", "x"}, {"\x81\x82", std::string(1000, 'v')}, {"\xFE", "x"}},
        ChunkWords{{std::string(kMaxChunkWord, 'w'), "x"}, {"x", "y"}},
        ChunkWords{{"abcdefgh", "1"}, {"abcdefghijklmnopq", "2"}, {"b", "3"}}}) {
    EXPECT_EQ(words_of_chunk(chunk_of(words)), words);
  }
}

TEST(WordChunk, TakesAByteForThreeLengths) {
  EXPECT_EQ(chunk_of({{"abc", "1"}}).size(), 5U);
  EXPECT_EQ(chunk_of({{"abc", "1"}, {"abd", "1"}}).size(), 8U);
}

TEST(WordChunk, SaysHowMuchAWordSharesWithTheOneBefore) {
  const std::string bytes = chunk_of({{"abc", "1"}, {"abd", "1"}, {"abde", "1"}, {"b", "1"}});
  std::vector<std::size_t> shared;
  for (WordChunkReader reader(bytes); reader.next();) shared.push_back(reader.shared());
  EXPECT_THAT(shared, ElementsAre(0, 2, 3, 0));
}

TEST(WordChunk, PassesOverWhatBeginsAlike) {
  const std::string bytes = chunk_of({{"ab", "1"}, {"aba", "1"}, {"abb", "1"}, {"ac", "1"}, {"aca", "1"}, {"b", "1"}});
  std::vector<std::string> words;
  for (WordChunkReader reader(bytes); reader.next_sharing_less(2);) words.emplace_back(reader.word());
  EXPECT_THAT(words, ElementsAre("ab", "ac", "b"));
  WordChunkReader reader(bytes);
  ASSERT_TRUE(reader.next());
  ASSERT_TRUE(reader.next_sharing_less(1));
  EXPECT_EQ(reader.word(), "b");
  EXPECT_FALSE(reader.next_sharing_less(0));
  EXPECT_FALSE(reader.is_damaged());
}

TEST(WordChunk, IsDamagedIfItsWordsDoNotAscend) {
  for (const std::string& bytes : {
           std::string("\x04"
                       "b"
                       "1"
                       "\x24"
                       "a"
                       "1"),  // a instead of b
           std::string("\x04"
                       "a"
                       "1"
                       "\x24"
                       "a"
                       "1"),  // the same again
           std::string("\x04"
                       "b"
                       "1"
                       "\x20"
                       "1",
                       5),  // no letter in place of b
           std::string("\x00"
                       "1",
                       2),  // no word
       }) {
    EXPECT_EQ(words_of_chunk(bytes), std::nullopt);
  }
}

TEST(WordChunk, IsDamagedIfALengthDoesNotFit) {
  for (const std::string& bytes : std::vector<std::string>{
           std::string("\x24"
                       "b"
                       "1"),  // drops what is not there
           std::string("\x08"
                       "b"
                       "1"),  // ends in the word
           std::string("\x05"
                       "b"
                       "1"),                                                // ends in the value
           std::string("\x1C"),                                             // ends in a length
           std::string("\x1C\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F") + "b1",  // a length that overflows
           "\x1C\xFF\x01" + std::string(300, 'x'),                          // a word too long for a key
           std::string("\x1C\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F"
                       "b1"),
       }) {
    EXPECT_EQ(words_of_chunk(bytes), std::nullopt);
  }
}

TEST(WordChunk, IsReadWithoutHarmWhateverChanges) {
  std::mt19937 random(7);
  const std::string bytes = chunk_of({{"abc", "1"}, {"abd", "22"}, {"abdefghijkl", "333333"}, {"b", "4"}});
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    for (int bit = 0; bit < 8; ++bit) {
      std::string changed = bytes;
      changed[at] = static_cast<char>(changed[at] ^ (1 << bit));
      const auto words = words_of_chunk(changed);
      if (words) {
        EXPECT_EQ(words_of_chunk(chunk_of(*words)), words);
      }
    }
    (void)words_of_chunk(bytes.substr(0, at));
  }
}

TEST(WordChunkCutter, LeavesNoCrumbs) {
  for (const std::size_t count : {0U, 1U, 20U, 21U, 25U, 30U, 100U, 101U, 333U}) {
    std::map<std::string, std::string> chunks;
    ChunkWords words;
    WordChunkCutter cutter(100, [&](const std::string& last, const std::string& bytes) { chunks[last] = bytes; });
    for (std::size_t i = 0; i < count; ++i) {
      words.emplace_back("word" + std::to_string(1000 + i), "v");
      cutter.add(words.back().first, words.back().second);
    }
    cutter.finish();
    ChunkWords read;
    for (const auto& [last, bytes] : chunks) {
      const auto some = words_of_chunk(bytes);
      ASSERT_TRUE(some);
      ASSERT_FALSE(some->empty());
      EXPECT_EQ(some->back().first, last);
      EXPECT_LT(bytes.size(), 200U);
      if (chunks.size() > 1) {
        EXPECT_GE(bytes.size(), 50U);
      }
      read.insert(read.end(), some->begin(), some->end());
    }
    EXPECT_EQ(read, words);
  }
}

}  // namespace
}  // namespace khabar
